// Before anything is drawn: the theme that the reader chose, and whether the page opens with the first view
// that lies in the document. An article of a link, one read before, something picked or another language is
// not in it: then nothing of it is shown.
{
  const { dataset } = document.documentElement;
  let same = !location.hash.startsWith("#siyaq1=") && /^(ar)?$/.test(new URLSearchParams(location.search).get("lang") ?? "");
  try {
    const theme = localStorage["siyaq-theme"];
    if (theme) dataset.theme = theme;
    const setting = (name) => sessionStorage[`siyaq-${name}`] || localStorage[`siyaq-${name}`] || "";
    // Who was never here has nothing in the tab either; to ask takes a millisecond.
    if (localStorage.length) same &&= !setting("articles") && /^( |$)/.test(setting("picked"));
  } catch {
    // Nothing is kept here.
  }
  dataset.first = same ? "soon" : "never";
  // What should show it may not come.
  setTimeout(() => dataset.first === "soon" && delete dataset.first, 3000);
}
