import { Segmented } from '../../ui/fields';

/** How before and after are shown. */
export type View = 'slide' | 'side' | 'result';

const views: readonly (readonly [View, string])[] = [
  ['slide', 'Slider'],
  ['side', 'Side by side'],
  ['result', 'Result'],
];

interface ViewChoiceProps {
  value: View;
  /** Whether the two have one shape, so that one can lie on the other. */
  slides: boolean;
  disabled: boolean;
  onChange: (view: View) => void;
}

/** Chooses the view. */
export function ViewChoice({ value, slides, disabled, onChange }: ViewChoiceProps) {
  return (
    <Segmented
      label="View"
      hideLabel
      disabled={disabled}
      value={slides || value === 'result' ? value : 'side'}
      choices={slides ? views : views.filter(([view]) => view !== 'slide')}
      onChange={onChange}
    />
  );
}
