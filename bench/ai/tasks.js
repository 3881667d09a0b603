/**
 * The tasks whose memory is measured, each with a real model and a real input.
 *
 * @typedef {typeof import('../../engines/ai/js/index.js')} Engine
 *
 * @typedef {object} Task
 * @property {string} title
 * @property {(engine: Engine, sample: (file: string) => Promise<Blob>) => Promise<unknown>} work what is done from nothing
 */

const OPTIONS = /** @type {const} */ ({ cache: 'none' });
const SPEECH = 'samples/speech/beckett.wav';
const PICTURE = 'samples/pictures/coffee.png';

const PASSAGES = 1000;

/** @param {string} kit @returns {Task['work']} */
const transcribe =
  (kit) =>
  async ({ Speech }, sample) => {
    const speech = await Speech.load(`/models/${kit}`, OPTIONS);
    return (await speech.transcribe(await sample(SPEECH))).text;
  };

/** @type {Record<string, Task>} */
export const TASKS = {
  moonshine: {
    title: 'Ten seconds of speech written down by Moonshine',
    work: transcribe('moonshine-tiny'),
  },
  whisper: {
    title: 'Ten seconds of speech written down by Whisper',
    work: transcribe('whisper-tiny-en'),
  },
  voice: {
    title: 'Where somebody speaks in ten seconds',
    async work({ Voice }, sample) {
      const voice = await Voice.load('/models/silero-vad', OPTIONS);
      return (await voice.detect(await sample(SPEECH))).spans;
    },
  },
  denoise: {
    title: 'Ten seconds of speech without their noise',
    async work({ Denoiser }, sample) {
      const denoiser = await Denoiser.load('/models/dtln', OPTIONS);
      return (await denoiser.denoise(await sample(SPEECH))).samples.length;
    },
  },
  read: {
    title: 'A scanned page is read',
    async work({ Reader }, sample) {
      const reader = await Reader.load('/models/ppocr-small', OPTIONS);
      return (await reader.read(await sample('samples/pictures/page.png'))).text;
    },
  },
  classify: {
    title: 'What is in a photograph',
    async work({ Classifier }, sample) {
      const classifier = await Classifier.load('/models/efficientnet-lite0', OPTIONS);
      return classifier.classify(await sample(PICTURE));
    },
  },
  segment: {
    title: 'Who is in a photograph',
    async work({ Segmenter }, sample) {
      const segmenter = await Segmenter.load('/models/selfie', OPTIONS);
      const picture = await sample('samples/pictures/astronaut.png');
      await segmenter.segment(picture);
      return segmenter.segment(picture);
    },
  },
  nsfw: {
    title: 'Whether a photograph should be shown',
    async work({ Scorer }, sample) {
      const scorer = await Scorer.load('/models/open-nsfw', OPTIONS);
      return scorer.score(await sample(PICTURE));
    },
  },
  search: {
    title: `A search by meaning among ${PASSAGES.toLocaleString('en')} passages`,
    async work({ Embedder }) {
      const embedder = await Embedder.load('/models/minilm', OPTIONS);
      const index = await embedder.index();
      const words = ['soup', 'car', 'river', 'invoice', 'guitar', 'winter', 'engine', 'lemon'];
      await index.add(
        Array.from({ length: PASSAGES }, (_, i) => ({
          id: `passage ${i}`,
          text: `${words[i % words.length]}, number ${i}`,
        })),
      );
      return index.search('something to eat', { top: 3 });
    },
  },
  language: {
    title: 'The language of a text',
    async work({ LanguageGuesser }) {
      const guesser = await LanguageGuesser.load('/models/lid176', OPTIONS);
      return guesser.guess('Wo ist hier der Bahnhof?');
    },
  },
  kind: {
    title: 'The kind of a file',
    async work({ FileTyper }, sample) {
      const typer = await FileTyper.load('/models/magika', OPTIONS);
      return (await typer.type(await sample(PICTURE))).label;
    },
  },
  recommend: {
    title: 'MovieLens 100K is learned, and films recommended',
    async work({ Recommender }, sample) {
      const lines = (await (await sample('movielens/ratings.tsv')).text()).trim().split('\n');
      const films = await Recommender.create();
      await films.learn(
        lines.map((line) => {
          const [user, item, rating, seconds] = line.split('\t');
          return { user, item, rating: Number(rating), time: new Date(Number(seconds) * 1000) };
        }),
      );
      return films.recommend('196', { top: 10 });
    },
  },
  choose: {
    title: 'A layout is chosen a thousand times',
    async work({ Bandit }) {
      const layout = await Bandit.create({ options: ['grid', 'list'], features: ['phone'] });
      for (let time = 0; time < 1000; time++) {
        const { id, option } = await layout.choose({ phone: time % 2 === 0 });
        await layout.reward(id, Number((option === 'grid') === (time % 2 === 0)));
      }
      return layout.choose({ phone: true });
    },
  },
};
