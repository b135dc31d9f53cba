// Draws an element of the page as it is shown, with the page's styles: as SVG or as PNG. Loaded
// after the page, for who asks for a picture.

const NAMESPACE = "http://www.w3.org/2000/svg";
// Dots of the picture for each of the page.
const SCALE = 2;

export async function draw(element, png) {
  const { width, height } = element.getBoundingClientRect();
  const svg = wrapped(element, Math.ceil(width), Math.ceil(height));
  const source = new XMLSerializer().serializeToString(svg);
  if (!png) return new Blob([source], { type: "image/svg+xml" });
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

// An SVG that holds a copy of the element and the styles of the page.
function wrapped(element, width, height) {
  const copy = element.cloneNode(true);
  const drawn = element instanceof SVGElement;
  const svg = drawn ? copy : document.createElementNS(NAMESPACE, "svg");
  const style = document.createElementNS(NAMESPACE, "style");
  style.textContent = styles();
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const { dir, lang } = document.documentElement;
  svg.dataset.theme = scheme();
  svg.setAttribute("direction", dir);
  svg.setAttribute("lang", lang);
  if (!drawn) {
    const frame = document.createElementNS(NAMESPACE, "foreignObject");
    frame.setAttribute("width", width);
    frame.setAttribute("height", height);
    const body = document.createElement("body");
    Object.assign(body, { dir, lang });
    body.append(copy);
    frame.append(body);
    svg.append(frame);
  }
  svg.prepend(style);
  return svg;
}

// Every rule of the page; one of another site, which may not be read, is passed over.
function styles() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map((rule) => rule.cssText);
    } catch {
      return [];
    }
  });
  return rules.join("\n");
}

// The colours as they are shown now, whoever opens the picture.
function scheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return document.documentElement.dataset.theme ?? (dark ? "dark" : "light");
}
