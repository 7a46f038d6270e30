// worker.js - the engine inside the page, at work beside it.
//
// Before the compiled engine (instroomEngine) in one script. A question is answered in steps of more
// and more futures; between two steps the worker listens, and a newer question ends the older one.

// The engine is in this script: nothing is fetched, whatever the compiler's code would try first.
self.fetch = undefined;

const steps = [[128, 0], [500, 0], [500, 1], [1000, 1]]; // futures, with the buffers
let engine = null, latest = 0;

function textAt(module, text) {
  const bytes = module.lengthBytesUTF8(text) + 1;
  const at = module._malloc(bytes);
  module.stringToUTF8(text, at, bytes);
  return at;
}

function linesAt(module, settings) {
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\0`).join('');
  return textAt(module, `${lines}\0`);
}

const opened = new Promise((resolve) => {
  self.addEventListener('message', async ({ data }) => {
    if (!data.open) return;
    const module = await instroomEngine();
    const { pairs, figures, name } = data.open;
    const lines = textAt(module, `${pairs.map((pair) => `${pair}\0`).join('')}\0`);
    const about = module.UTF8ToString(
      module._ins_page_open(lines, textAt(module, figures), textAt(module, name)));
    engine = { module, about };
    resolve();
  });
});

const pause = () => new Promise((resolve) => { setTimeout(resolve, 0); });

function play(question, futures, buffers, narrow) {
  const { module } = engine;
  const what = linesAt(module, question.what), now = linesAt(module, question.now);
  const first = question.two ? now : what;
  const json = module.UTF8ToString(
    module._ins_page_answer(first, what, question.two ? 1 : 0, futures, buffers, narrow));
  module._free(what);
  module._free(now);
  return json;
}

async function answer(question, to) {
  const { module } = engine;
  const narrow = module._malloc(4);
  const settings = linesAt(module, question.what);
  const most = module._ins_page_target(settings) || steps.at(-1)[0];
  module._free(settings);
  let done = 0;
  for (const [futures, buffers] of steps) {
    await pause();
    if (to !== latest) break;
    self.postMessage({ to, begun: true });
    const json = play(question, Math.min(futures, most), buffers, narrow);
    if (json.startsWith('{ "problem"')) {
      self.postMessage({ to, problem: JSON.parse(json).problem });
      done = 0;
      break;
    }
    done = Math.min(futures, most);
    self.postMessage({ to, answer: json });
    if (buffers && (module.HEAP32 ? module.HEAP32[narrow >> 2] : 0)) break;
    if (buffers && futures >= most) break;
  }
  module._free(narrow);
  if (done && to === latest) self.postMessage({ to, done });
}

function download(settings, kind) {
  const { module } = engine;
  const at = linesAt(module, settings), how = textAt(module, kind);
  const futures = kind === 'cfg' ? 0 : Math.min(module._ins_page_target(at) || 500, 2000);
  const text = module.UTF8ToString(module._ins_page_download(at, how, futures));
  module._free(at);
  module._free(how);
  return text;
}

self.addEventListener('message', async ({ data }) => {
  if (data.open) return;
  if (data.question) latest = data.to;
  await opened;
  if (data.question) answer(data.question, data.to);
  else if (data.ask === 'about') self.postMessage({ to: data.to, result: JSON.parse(engine.about) });
  else if (data.ask === 'keys') {
    const text = engine.module.UTF8ToString(engine.module._ins_page_keys());
    self.postMessage({ to: data.to, result: JSON.parse(text) });
  } else if (data.ask === 'download') {
    const text = download(data.settings, data.kind);
    const failed = text.startsWith('{ "problem"');
    self.postMessage(failed ? { to: data.to, problem: JSON.parse(text).problem } : { to: data.to, result: text });
  }
});
