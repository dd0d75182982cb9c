/* Runs Python beside the page, so that a loop without an end can be stopped by ending this worker.

   Pyodide asks for its files by `fetch`. Here that looks them up among those that the page sent, so nothing is fetched and
   a page that was opened from a folder works like one from a server. */

"use strict";

const PLACE = "https://pyodide.invalid/"; // Pyodide wants an address to load from; nothing is ever asked of it
const files = new Map();

self.fetch = async (request) => {
  const name = String(request.url ?? request).slice(PLACE.length);
  if (!files.has(name)) return new Response(null, { status: 404 });
  // Only with this type is the program compiled while it is read.
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(files.get(name), { headers: { "Content-Type": type } });
};

function bytes(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64); // ten times as fast
  const text = atob(base64);
  const array = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) array[index] = text.charCodeAt(index);
  return array;
}

async function unpack(name, base64) {
  if (!name.endsWith(".gz")) return files.set(name, bytes(base64));
  const stream = new Blob([bytes(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return files.set(name.slice(0, -3), new Uint8Array(await new Response(stream).arrayBuffer()));
}

function runScript(name) {
  const address = URL.createObjectURL(new Blob([files.get(name)], { type: "text/javascript" }));
  importScripts(address);
  URL.revokeObjectURL(address);
}

async function start({ pyodide, module, zips }) {
  await Promise.all(Object.entries(pyodide).map(([name, base64]) => unpack(name, base64)));
  const wheel = [...files.keys()].find((name) => name.endsWith(".whl"));
  // The list of packages that Pyodide could load: none, NumPy is put in place below.
  const info = { abi_version: "2024_0", arch: "wasm32", platform: "emscripten_3_1_58", python: "3.12.7", version: "0.27.7" };
  files.set("pyodide-lock.json", new TextEncoder().encode(JSON.stringify({ info, packages: {} })));
  runScript("pyodide.asm.js");
  runScript("pyodide.js");
  const python = await loadPyodide({ indexURL: PLACE });
  python.unpackArchive(files.get(wheel), "wheel");
  for (const zip of zips) python.unpackArchive(bytes(zip), "zip");
  files.clear();
  return python.pyimport(module);
}

let runner;

self.onmessage = async ({ data }) => {
  if (data.pyodide) {
    runner = start(data);
    await runner;
    self.postMessage({ ready: true });
  } else {
    const tell = (message) => self.postMessage(JSON.parse(message));
    // A Python that broke down, for want of stack or memory, returns as if nothing had been.
    const whole = (await runner).run(JSON.stringify(data.request), tell) === true;
    self.postMessage(whole ? { finished: true } : { broken: "it ended in the middle of a run" });
  }
};

// What goes wrong in an asynchronous function would not reach the page by itself.
self.onunhandledrejection = ({ reason }) => self.postMessage({ broken: String(reason) });
