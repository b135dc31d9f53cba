// Starts the host that is a Yew app. A test may look into the closed shadow root.
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  window.mode = options.mode;
  window.shadow = attach.call(this, options);
  return window.shadow;
};

const { default: start } = await import("./yew/host.js");
await start();
