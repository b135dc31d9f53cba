// A host that draws its articles itself and goes from one to the next without loading a page.
const ARTICLES = {
  first: {
    date: "2025-05-14",
    title: "قطر توقع اتفاقات مع الولايات المتحدة",
    lines: [
      "وقعت قطر اتفاقات مع الولايات المتحدة خلال زيارة الرئيس الأمريكي دونالد ترامب إلى الدوحة.",
      "وكان ترامب قد زار السعودية في مايو 2017.",
    ],
  },
  second: {
    date: "2025-06-01",
    title: "تونس تستضيف اجتماعا حول ليبيا",
    lines: [
      "استضافت تونس اجتماعا لوزراء خارجية مصر والجزائر حول ليبيا يوم السبت.",
      "ودعت الجزائر إلى سحب القوات الأجنبية من طرابلس.",
    ],
  },
};

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function show(name) {
  const { date, title, lines } = ARTICLES[name];
  const time = element("time", date);
  time.dateTime = date;
  const article = element("article", "", element("h1", title), time, ...lines.map((line) => element("p", line)));
  document.querySelector("#__next").replaceChildren(element("nav", "القائمة"), article);
}

window.go = show;
// The first article comes late, as from a server.
setTimeout(show, 300, "first");
