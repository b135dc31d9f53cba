// Beside an iframe with embed.html: gives the frame the height it asks for. A message counts only
// when it comes from the window of such a frame and from the origin of its address.

addEventListener("message", ({ data, source, origin }) => {
  if (data?.type !== "siyaq-height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe[data-siyaq]")) {
    const trusted = frame.contentWindow === source && new URL(frame.src, location.href).origin === origin;
    if (trusted) frame.style.blockSize = `${Math.min(data.height, 20000)}px`;
  }
});
