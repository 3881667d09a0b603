/** Speech through the AI engine's package: what is said, where somebody speaks, sound without its noise. In Node and in Chromium. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { install } from './support/install.mjs';
import { modelPath, models, readModel } from './support/models.mjs';
import { programPath } from './support/places.mjs';
import { serve } from './support/server.mjs';

const kit = (/** @type {string} */ name) => pathToFileURL(modelPath(name)).href;

const clip = (/** @type {string} */ name) => readModel(`samples/speech/${name}.wav`);

/** The samples of a clip: 16 bits, one channel, behind a header of 44 bytes. @param {string} name */
function samples(name) {
  const { buffer, byteOffset, byteLength } = clip(name);
  const numbers = new Int16Array(buffer.slice(byteOffset + 44, byteOffset + byteLength));
  return Float32Array.from(numbers, (number) => number / 32_768);
}

/** @param {string} text */
const words = (text) => text.toLowerCase().match(/[a-z']+/g) ?? [];

/** How many words of one text are not in another. @param {string} said @param {string} heard */
const missing = (said, heard) => {
  const there = new Set(words(heard));
  return words(said).filter((word) => !there.has(word)).length;
};

const AMIABLE = 'He might even have been made amiable himself.';
const YOUNG = 'He was not an young man';

/** @param {Float32Array} all @param {number} size */
function* chunks(all, size) {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

describe('Node', () => {
  /** @type {any} */
  let ai;
  /** @type {any} */
  let speech;

  before(async () => {
    const app = await install('ai-speech-node', ['ai']);
    ai = await app.import('@outboard/ai');
    speech = await ai.Speech.load(kit('moonshine-tiny'));
  });

  after(() => ai?.engine.stop());

  test('words come one by one, and then all', async () => {
    /** @type {any[]} */
    const parts = [];
    /** @type {number[]} */
    const told = [];
    const { text, segments, duration } = await speech.transcribe(clip('librivox-0930'), {
      onText: (/** @type {any} */ part) => parts.push(part),
      onProgress: (/** @type {any} */ { fraction }) => told.push(fraction),
    });
    assert.equal(missing(AMIABLE, text), 0, text);
    assert.ok(parts.length > 5, String(parts.length));
    assert.deepEqual(parts.at(-1), { text, start: 0, end: duration, last: true });
    assert.deepEqual(segments, [{ text, start: 0, end: duration }]);
    assert.ok(told.every((fraction, at) => at === 0 || fraction >= told[at - 1]));
    assert.equal(told.at(-1), 1);
  });

  test('any rate, one channel or two', async () => {
    const left = samples('librivox-0930');
    // Four times as many samples: each is repeated, which is a bad but real recording of 64,000 a second.
    const many = Float32Array.from({ length: left.length * 4 }, (_, at) => left[at >> 2]);
    for (const sound of [
      { samples: [left, left], rate: 16_000 },
      { samples: many, rate: 64_000 },
    ]) {
      assert.equal(missing(AMIABLE, (await speech.transcribe(sound)).text), 0);
    }
  });

  test('who gives up is not waited for, and the next is heard', async () => {
    const giving = new AbortController();
    const given = speech.transcribe(clip('librivox-0870'), {
      signal: giving.signal,
      onText: () => giving.abort(new Error('enough')),
    });
    await assert.rejects(given, { message: 'enough' });
    const thrown = speech.transcribe(clip('librivox-0930'), {
      onText() {
        throw new Error('the page is at fault');
      },
    });
    await assert.rejects(thrown, { message: 'the page is at fault' });
    const { text } = await speech.transcribe(clip('librivox-0930'));
    assert.equal(missing(AMIABLE, text), 0);
  });

  test('it writes while somebody speaks', async () => {
    const quiet = new Float32Array(16_000);
    const [first, second] = ['librivox-0880', 'librivox-0930'].map(samples);
    const all = [first, quiet, second].flatMap((part) => [...chunks(part, 1_600)]);
    const parts = [];
    for await (const part of speech.listen({ chunks: all, rate: 16_000 })) parts.push(part);
    const last = parts.filter(({ last }) => last);
    assert.ok(last.length >= 2 && last.length < parts.length, JSON.stringify(parts));
    const text = last.map(({ text }) => text).join(' ');
    assert.equal(missing(`${YOUNG} ${AMIABLE}`, text), 0, text);

    async function* endless() {
      for (;;) yield first.slice(0, 16_000);
    }
    const hearing = speech.listen({ chunks: endless(), rate: 16_000 });
    const some = [];
    for await (const part of hearing) {
      some.push(part);
      if (some.length === 2) hearing.stop();
    }
    assert.equal(some.at(-1)?.last, true);
  });

  test('what is no sound is refused by name', async () => {
    const hours = Buffer.from(clip('librivox-0930'));
    hours.writeUInt32LE(3 * 3_600 * 16_000 * 2, 40);
    /** @type {[any, string][]} */
    const wrong = [
      [{ samples: new Float32Array(0), rate: 16_000 }, 'ai/empty-audio'],
      [{ samples: Float32Array.of(0, Number.NaN), rate: 16_000 }, 'ai/bad-audio'],
      [{ samples: Float32Array.of(0, 30_000), rate: 16_000 }, 'ai/bad-audio'],
      [{ samples: new Float32Array(100), rate: 7 }, 'ai/bad-audio'],
      [{ samples: [new Float32Array(2), new Float32Array(3)], rate: 16_000 }, 'ai/bad-audio'],
      [{ samples: [1, 2], rate: 16_000 }, 'ai/bad-input'],
      [{ samples: new Float32Array(2), rate: Number.NaN }, 'ai/bad-input'],
      [hours, 'ai/audio-too-long'],
      [clip('librivox-0930').subarray(0, 1_000), 'ai/bad-audio'],
      [Buffer.from('ID3 is no WAV, and Node decodes nothing'), 'ai/bad-audio'],
      ['clip.wav', 'ai/bad-input'],
    ];
    for (const [sound, code] of wrong) {
      await assert.rejects(speech.transcribe(sound), { code }, code);
    }
    const one = { samples: Float32Array.of(0.1), rate: 16_000 };
    assert.equal((await speech.transcribe(one)).text, '');
    await assert.rejects(ai.Speech.load(kit('dtln')), { code: 'ai/bad-kit' });
  });

  test('it is heard where somebody speaks, whole and live', async () => {
    const voice = await ai.Voice.load(kit('silero-vad'));
    const speech = samples('librivox-0880');
    const all = new Float32Array(speech.length + 64_000);
    all.set(speech, 32_000);
    const { spans, probabilities, frame } = await voice.detect({ samples: all, rate: 16_000 });
    assert.equal(probabilities.length, Math.ceil(all.length / 512));
    assert.equal(frame, 0.032);
    assert.ok(
      spans.length && spans[0].start > 1.8 && spans.at(-1).end < 5.4,
      JSON.stringify(spans),
    );
    const frames = [];
    for await (const each of voice.listen({ chunks: chunks(all, 1_000), rate: 16_000 })) {
      frames.push(each);
    }
    assert.deepEqual(
      frames.map(({ probability }) => Math.fround(probability)),
      [...probabilities],
    );
    const ended = frames.filter(({ ended }) => ended).map(({ ended }) => ended);
    assert.deepEqual(ended, spans);
    await assert.rejects(voice.detect({ samples: all, rate: 16_000 }, { begins: 2 }), {
      code: 'ai/bad-option',
    });
    await voice.dispose();
  });

  test('noise is taken away, whole and in a stream', async () => {
    const denoiser = await ai.Denoiser.load(kit('dtln'));
    const clean = samples('librivox-0930').subarray(0, 32_000);
    let state = 1;
    const noisy = clean.map((sample) => {
      state = (state * 48_271) % 2_147_483_647;
      return sample + 0.05 * (state / 1_073_741_823.5 - 1);
    });
    const apart = (/** @type {Float32Array} */ heard) =>
      heard.reduce((sum, sample, at) => sum + (sample - clean[at]) ** 2, 0);
    const { samples: whole, rate } = await denoiser.denoise({ samples: noisy, rate: 16_000 });
    assert.equal(rate, 16_000);
    assert.equal(whole.length, clean.length);
    assert.ok(apart(whole) < apart(noisy) / 4, `${apart(whole)} of ${apart(noisy)}`);

    const stream = await denoiser.stream({ rate: 16_000 });
    /** @type {number[]} */
    const parts = [];
    const reading = (async () => {
      for await (const part of stream.readable) parts.push(...part);
    })();
    const writer = stream.writable.getWriter();
    for (const chunk of chunks(noisy, 1_600)) await writer.write(chunk);
    await writer.close();
    await reading;
    assert.deepEqual(Float32Array.from(parts), whole);
    assert.equal(denoiser.latency, 0.032);
    await denoiser.dispose();
  });
});

describe('Chromium', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {import('playwright-core').Page} */
  let page;
  /** @type {import('./support/server.mjs').Server} */
  let server;
  /** @type {string[]} */
  const troubles = [];

  before(async () => {
    const app = await install('ai-speech', ['ai']);
    await symlink(models, app.at('models'));
    server = await serve(app.folder);
    browser = await chromium.launch({
      executablePath: programPath('chromium'),
      args: [
        '--disable-gpu',
        '--no-sandbox',
        '--autoplay-policy=no-user-gesture-required',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${modelPath('samples/speech/librivox-0930.wav')}`,
      ],
    });
    const context = await browser.newContext({ permissions: ['microphone'] });
    page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(String(error)));
    await page.goto(server.url);
    await page.evaluate(async () => {
      const here = /** @type {any} */ (globalThis);
      here.long = [];
      const entry = '/node_modules/@outboard/ai/index.js';
      here.ai = await import(entry);
      here.speech = await here.ai.Speech.load('/models/moonshine-tiny');
      here.file = async (/** @type {string} */ name) =>
        (await fetch(`/models/samples/speech/${name}.wav`)).blob();
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) here.long.push(duration);
      }).observe({ type: 'longtask' });
    });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    assert.deepEqual(troubles, []);
  });

  /** @param {() => any} run */
  const inPage = (run) => page.evaluate(run);

  test('ten seconds are written down, and the page is never busy for 50 ms', async () => {
    const { text, parts, long } = await inPage(async () => {
      const { speech, file, long } = /** @type {any} */ (globalThis);
      let parts = 0;
      const { text } = await speech.transcribe(await file('beckett'), { onText: () => parts++ });
      return { text, parts, long };
    });
    assert.ok(parts > 10, String(parts));
    assert.match(text, /ever failed/i);
    assert.deepEqual(long, []);
  });

  test('an AudioBuffer, and a file that the browser has to decode', async () => {
    const heard = await inPage(async () => {
      const { speech, file } = /** @type {any} */ (globalThis);
      const context = new AudioContext();
      const bytes = await (await file('librivox-0930')).arrayBuffer();
      const buffer = await context.decodeAudioData(bytes);
      const fromBuffer = await speech.transcribe(buffer);

      const target = context.createMediaStreamDestination();
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(target);
      const recorder = new MediaRecorder(target.stream);
      const recorded = new Promise((resolve) => {
        recorder.ondataavailable = ({ data }) => resolve(data);
      });
      const ended = new Promise((resolve) => {
        source.onended = resolve;
      });
      recorder.start();
      source.start();
      await ended;
      recorder.stop();
      const file2 = /** @type {Blob} */ (await recorded);
      const fromFile = await speech.transcribe(file2);
      await context.close();
      const refused = await speech
        .transcribe(new Blob(['no sound at all']))
        .catch((/** @type {any} */ error) => error.code);
      return { texts: [fromBuffer.text, fromFile.text], type: file2.type, refused };
    });
    for (const text of heard.texts) assert.equal(missing(AMIABLE, text), 0, text);
    assert.match(heard.type, /webm|ogg|mp4/);
    assert.equal(heard.refused, 'ai/bad-audio');
  });

  test('a microphone is heard while somebody speaks', async () => {
    const heard = await inPage(async () => {
      const { speech, long } = /** @type {any} */ (globalThis);
      long.length = 0;
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
      const hearing = speech.listen(stream);
      const parts = [];
      const enough = setTimeout(() => hearing.stop(), 12_000);
      for await (const part of hearing) {
        parts.push(part);
        if (parts.some(({ last }) => last) && parts.length > 3) hearing.stop();
      }
      clearTimeout(enough);
      const live = stream.getAudioTracks()[0].readyState;
      for (const track of stream.getTracks()) track.stop();
      return { parts, live, long };
    });
    const text = heard.parts.map((/** @type {any} */ { text }) => text).join(' ');
    assert.equal(missing('made amiable himself', text), 0, JSON.stringify(heard.parts));
    assert.ok(heard.parts.at(-1).last);
    assert.equal(heard.live, 'live', 'the track is the page’s');
    assert.deepEqual(heard.long, []);
  });

  test('voices and noise from a microphone', async () => {
    const heard = await inPage(async () => {
      const { ai } = /** @type {any} */ (globalThis);
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const voice = await ai.Voice.load('/models/silero-vad');
      let speaking = 0;
      let frames = 0;
      for await (const frame of voice.listen(stream)) {
        frames += 1;
        if (frame.speaking) speaking += 1;
        if (frames === 90) break;
      }
      const denoiser = await ai.Denoiser.load('/models/dtln');
      let samples = 0;
      for await (const part of denoiser.listen(stream)) {
        samples += part.length;
        if (samples > 16_000) break;
      }
      for (const track of stream.getTracks()) track.stop();
      return { frames, speaking, samples };
    });
    assert.equal(heard.frames, 90);
    assert.ok(heard.speaking > 20, String(heard.speaking));
    assert.ok(heard.samples > 16_000);
  });
});
