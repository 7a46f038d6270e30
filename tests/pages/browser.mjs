// browser.mjs - a headless Chromium at the end of a pipe, spoken to in its own protocol.
//
// No package of npm is needed: --remote-debugging-pipe takes JSON with a NUL behind each message on
// descriptor 3 and answers on 4.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--hide-scrollbars', '--remote-debugging-pipe'];

export async function openBrowser(program = process.env.CHROMIUM ?? 'chromium') {
  const profile = mkdtempSync(join(tmpdir(), 'instroom-browser-'));
  const child = spawn(program, [...flags, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , into, from] = child.stdio;
  const waiting = new Map(), listeners = new Set();
  let number = 0, text = '';
  from.setEncoding('utf8');
  from.on('data', (bytes) => {
    text += bytes;
    for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0')) {
      const message = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      if (message.id) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      } else {
        listeners.forEach((listener) => listener(message));
      }
    }
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++number, { resolve, reject });
    into.write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
  });

  // A page: evaluate an expression in it, wait until one is true, look at it.
  async function openPage(url, { width = 1280, height = 900, dark = false, phone = false, locale = 'en-GB' } = {}) {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const call = (method, params) => send(method, params, sessionId);
    const complaints = [];
    listeners.add((message) => {
      if (message.sessionId !== sessionId) return;
      if (message.method === 'Runtime.exceptionThrown')
        complaints.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
      if (message.method === 'Log.entryAdded' && message.params.entry.level === 'error')
        complaints.push(`${message.params.entry.text} ${message.params.entry.url ?? ''}`);
    });
    await call('Page.enable');
    await call('Runtime.enable');
    await call('Log.enable');
    await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: phone ? 2 : 1, mobile: phone });
    await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
    await call('Emulation.setLocaleOverride', { locale });
    await call('Network.setUserAgentOverride', { userAgent: 'instroom-tests', acceptLanguage: locale });
    await call('Page.bringToFront');
    await call('Emulation.setFocusEmulationEnabled', { enabled: true });
    await call('Page.navigate', { url });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await call('Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    return {
      complaints, evaluate, call,
      async until(expression, seconds = 30) {
        const end = Date.now() + 1000 * seconds;
        for (;;) {
          const value = await evaluate(expression).catch(() => false);
          if (value) return value;
          if (Date.now() > end) throw new Error(`${seconds} seconds went by before: ${expression}`);
          await new Promise((resolve) => { setTimeout(resolve, 50); });
        }
      },
      async look(file, whole = true) {
        const { data } = await call('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole });
        writeFileSync(file, Buffer.from(data, 'base64'));
      },
      close: () => send('Target.closeTarget', { targetId }),
    };
  }

  return {
    openPage,
    async close() {
      await send('Browser.close').catch(() => {});
      await new Promise((resolve) => {
        const force = setTimeout(() => child.kill('SIGKILL'), 3000);
        child.once('exit', () => { clearTimeout(force); resolve(); });
        if (child.exitCode !== null) resolve();
      });
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
