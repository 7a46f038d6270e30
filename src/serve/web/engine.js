// engine.js - who computes: the program behind this page, or the page itself.
//
// Both take ask(question, hear): question = { now, what, two }, sides as settings; hear.answer(answer,
// final), hear.problem(story), hear.done(futures, reason). A new question takes the place of the old.

async function problemOf(response) {
  try {
    return (await response.json()).detail;
  } catch {
    return `${response.status} ${response.statusText}`;
  }
}

// The parts of a stream of server-sent events, one by one.
async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const event = lines.find((line) => line.startsWith('event: '))?.slice(7);
      const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
      if (event) yield { event, data: JSON.parse(data) };
    }
  }
}

export function serverEngine() {
  const client = crypto.randomUUID();
  let running = null;
  const get = async (path) => (await fetch(path)).json();
  const post = (path, body, signal, accept) => fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept ?? 'application/json' },
    body: JSON.stringify(body),
    signal,
  });

  async function listen(question, hear, control) {
    const path = question.two ? '/api/compare' : '/api/evaluate';
    const body = question.two ? { now: question.now, what_if: question.what, client }
      : { settings: question.what, client };
    const response = await post(path, body, control.signal, 'text/event-stream');
    if (response.status === 503) return hear.busy();
    if (!response.ok) return hear.problem(await problemOf(response));
    for await (const { event, data } of eventsOf(response.body)) {
      if (control.signal.aborted) return undefined;
      if (event === 'answer') hear.answer(data);
      else if (event === 'done') hear.done(data.futures, data.reason);
      else if (event === 'problem') hear.problem(data.detail);
    }
    return undefined;
  }

  return {
    name: 'byServer',
    about: () => get('/api/scenario'),
    keys: () => get('/api/keys'),
    ask(question, hear) {
      running?.abort();
      const control = running = new AbortController();
      listen(question, hear, control).catch(() => {
        if (!control.signal.aborted) hear.gone();
      });
    },
    async download(settings, kind) {
      const response = await post('/api/download', { settings, kind });
      if (!response.ok) throw new Error(await problemOf(response));
      return response.blob();
    },
    // Under the client's name: its next question stops this one.
    async holds(settings) {
      const response = await post('/api/download', { settings, kind: 'holds', futures: 2000, client }, running.signal);
      if (!response.ok) throw new Error(await problemOf(response));
      return response.json();
    },
  };
}

// A worker that is busy with a long step cannot hear: it is ended, and a spare one that waits
// takes its place.
export function pageEngine(scenario, code) {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const start = () => {
    const worker = new Worker(url);
    worker.postMessage({ open: scenario });
    return worker;
  };
  let current = start(), spare = start(), third = null, waiting = new Map(), number = 0, busySince = 0;
  const listen = (worker) => {
    worker.onmessage = ({ data }) => waiting.get(data.to)?.(data);
    worker.onerror = () => waiting.get('gone')?.();
  };
  listen(current);
  const once = (message) => new Promise((resolve, reject) => {
    const to = ++number;
    waiting.set(to, (data) => {
      waiting.delete(to);
      if (data.problem) reject(new Error(data.problem));
      else resolve(data.result);
    });
    current.postMessage({ ...message, to });
  });
  const replace = () => {
    current.terminate();
    current = spare;
    listen(current);
    spare = start();
  };

  return {
    name: 'byPage',
    about: () => once({ ask: 'about' }),
    keys: () => once({ ask: 'keys' }),
    ask(question, hear) {
      const to = ++number;
      third?.terminate();
      if (busySince && performance.now() - busySince > 250) replace();
      waiting = new Map([['gone', hear.gone]]);
      waiting.set(to, (data) => {
        busySince = data.begun ? performance.now() : 0;
        if (data.problem) hear.problem(data.problem);
        else if (data.answer) hear.answer(JSON.parse(data.answer));
        else if (data.done) hear.done(data.done, 'small-error');
      });
      current.postMessage({ question, to });
    },
    // It takes seconds, and the hand does not wait: a worker of its own, ended by the next question.
    holds(settings) {
      const worker = third = start();
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          worker.terminate();
          if (data.problem) reject(new Error(data.problem));
          else resolve(JSON.parse(data.result));
        };
        worker.onerror = reject;
        worker.postMessage({ ask: 'download', settings, kind: 'holds', to: 0 });
      });
    },
    async download(settings, kind, workbook) {
      if (kind === 'xlsx') {
        const [months, frontier, cfg] = await Promise.all(['csv', 'frontier', 'cfg'].map(
          (each) => once({ ask: 'download', settings, kind: each })));
        return workbook({ months, frontier, scenario: cfg });
      }
      return new Blob([await once({ ask: 'download', settings, kind })], { type: 'text/plain;charset=utf-8' });
    },
  };
}
