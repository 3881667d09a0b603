import { type ReactNode, useEffect, useId, useState } from 'react';

interface Labelled {
  label: string;
  /** What the control does, where its label is not enough. */
  hint?: string;
  disabled?: boolean;
}

interface RangeProps extends Labelled {
  value: number;
  min: number;
  max: number;
  step?: number;
  /** The value at which nothing changes: a double click goes back to it. */
  rest: number;
  format?: (value: number) => string;
  onChange: (value: number) => void;
}

/** A slider with its value beside its label. */
export function Range(props: RangeProps) {
  const { label, value, min, max, step = 1, rest, format = String, disabled, onChange } = props;
  const id = useId();
  const filled = ((value - min) / (max - min)) * 100;
  return (
    <div className="field range" data-changed={value !== rest || undefined}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{format(value)}</output>
      <input
        id={id}
        type="range"
        title={props.hint ?? 'Double click to reset'}
        aria-valuetext={format(value)}
        style={{ '--filled': `${filled}%` } as React.CSSProperties}
        {...{ min, max, step, value, disabled }}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onDoubleClick={() => onChange(rest)}
      />
    </div>
  );
}

interface NumberProps extends Labelled {
  value: number | undefined;
  min?: number;
  max?: number;
  placeholder?: string;
  unit?: string;
  onChange: (value: number | undefined) => void;
}

/** A whole number, or nothing. What is typed is kept while it is not yet a number. */
export function WholeNumber(props: NumberProps) {
  const { label, value, min = 1, max = 65535, placeholder, unit, disabled, hint, onChange } = props;
  const id = useId();
  const [text, setText] = useState(value?.toString() ?? '');
  useEffect(() => setText(value?.toString() ?? ''), [value]);
  const parsed = text.trim() === '' ? undefined : Number(text);
  const wrong =
    parsed !== undefined && !(Number.isInteger(parsed) && parsed >= min && parsed <= max);
  return (
    <div className="field number">
      <label htmlFor={id}>{label}</label>
      <span className="box">
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          title={wrong ? `A whole number from ${min} to ${max}` : hint}
          aria-invalid={wrong || undefined}
          {...{ placeholder, disabled }}
          onChange={(event) => {
            setText(event.target.value);
            const typed = event.target.value.trim();
            const next = typed === '' ? undefined : Number(typed);
            if (next === undefined || (Number.isInteger(next) && next >= min && next <= max)) {
              onChange(next);
            }
          }}
        />
        {unit && <i>{unit}</i>}
      </span>
    </div>
  );
}

interface ChoiceProps<T extends string> extends Labelled {
  value: T;
  choices: readonly (readonly [value: T, label: string])[];
  onChange: (value: T) => void;
}

/** One of many, as a native select. */
export function Select<T extends string>(props: ChoiceProps<T>) {
  const { label, value, choices, disabled, hint, onChange } = props;
  const id = useId();
  return (
    <div className="field select">
      <label htmlFor={id}>{label}</label>
      <span className="box">
        <select
          id={id}
          title={hint}
          {...{ value, disabled }}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {choices.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}

/** One of few, side by side: radio buttons under the paint. */
export function Segmented<T extends string>(props: ChoiceProps<T> & { hideLabel?: boolean }) {
  const { label, value, choices, disabled, hint, onChange, hideLabel } = props;
  const name = useId();
  return (
    <fieldset className="field segmented" title={hint} disabled={disabled}>
      <legend className={hideLabel ? 'visually-hidden' : undefined}>{label}</legend>
      <div className="segments">
        {choices.map(([key, text]) => (
          <label key={key}>
            <input
              type="radio"
              className="visually-hidden"
              checked={value === key}
              onChange={() => onChange(key)}
              {...{ name }}
            />
            <span className="segment">{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SwitchProps extends Labelled {
  value: boolean;
  onChange: (value: boolean) => void;
}

/** On or off. */
export function Switch({ label, value, disabled, hint, onChange }: SwitchProps) {
  return (
    <label className="field switch" title={hint}>
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={value}
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}

/** A titled group of controls that can be folded. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group" open>
      <summary>{title}</summary>
      <div className="group-body">{children}</div>
    </details>
  );
}
