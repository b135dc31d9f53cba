"""Explores an archive of articles under Apache Spark: JSON lines in, JSON lines out, order kept.

Each partition of the input is piped through one `siyaq batch` of one thread; Spark shares the
partitions out. A `siyaq` or a worker that dies fails its task, what the task wrote is thrown away,
and Spark runs it again. docs/archives.md tells how to run this on a machine and on a cluster.
"""

import argparse
import shlex

from pyspark.sql import SparkSession


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help='file or folder of JSON lines {"id","text","published"}')
    parser.add_argument("output", help="folder to write; it must not exist yet")
    parser.add_argument("--siyaq", default="siyaq", help="the program, as the workers find it")
    parser.add_argument(
        "--partitions", type=int, default=64, help="the least number of parts (default: %(default)s)"
    )
    return parser.parse_args()


def main():
    options = arguments()
    spark = SparkSession.builder.appName("siyaq").getOrCreate()
    batch = f"{shlex.quote(options.siyaq)} batch --threads 1"
    (
        spark.sparkContext.textFile(options.input, options.partitions)
        # Without `checkCode` the output of a program that was killed half-way would count as whole.
        .pipe(batch, checkCode=True)
        .saveAsTextFile(options.output)
    )
    spark.stop()


if __name__ == "__main__":
    main()
