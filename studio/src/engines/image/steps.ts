import { type ImageInfo, type ImageInput, type Pipeline, pipeline } from '@outboard/image';
import { cropOf, type Settings } from './settings';

/** One method of a pipeline and its arguments: what is run, and what is shown as code, are both made from it. */
export type Step = {
  [M in keyof Pipeline]: Pipeline[M] extends (...args: infer A) => Pipeline
    ? readonly [method: M, ...args: A]
    : never;
}[keyof Pipeline];

/** The calls that the controls stand for; what changes nothing is left out. */
export function stepsOf(settings: Settings, info: ImageInfo): Step[] {
  const steps: Step[] = [];
  const rect = cropOf(settings, info);
  if (rect) steps.push(['crop', rect]);
  if (settings.rotate !== 0) steps.push(['rotate', settings.rotate]);
  if (settings.flipAcross) steps.push(['flip', 'horizontal']);
  if (settings.flipDown) steps.push(['flip', 'vertical']);
  const { width, height, fit, filter, enlarge } = settings;
  if (width !== undefined || height !== undefined) {
    steps.push([
      'resize',
      {
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
        ...(fit !== 'cover' && { fit }),
        ...(filter !== 'lanczos3' && { filter }),
        ...(enlarge && { enlarge }),
      },
    ]);
  }
  if (settings.brightness !== 1) steps.push(['brightness', settings.brightness]);
  if (settings.contrast !== 1) steps.push(['contrast', settings.contrast]);
  if (settings.greyscale) steps.push(['greyscale']);
  else if (settings.saturation !== 1) steps.push(['saturation', settings.saturation]);
  if (settings.blur > 0) steps.push(['blur', settings.blur]);
  if (settings.sharpen > 0) steps.push(['sharpen', { amount: settings.sharpen }]);
  const format = settings.format === 'same' ? info.format : settings.format;
  if (format === 'jpeg') steps.push(['jpeg', { quality: settings.quality }]);
  else if (settings.format !== 'same') steps.push([settings.format as 'png' | 'webp']);
  return steps;
}

/** The pipeline that does the steps. */
export function build(input: ImageInput, steps: readonly Step[]): Pipeline {
  let built = pipeline(input);
  for (const [method, ...args] of steps) {
    // The type of `Step` ties the arguments to the method; TypeScript cannot follow that through a union.
    const call = built[method] as (...args: readonly unknown[]) => Pipeline;
    built = call.apply(built, args);
  }
  return built;
}
