// Starts the least Yew app.
const { default: start } = await import("./hello/host.js");
await start();
