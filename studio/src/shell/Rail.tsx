import { useEffect, useRef } from 'react';
import type { EngineEntry } from '../engines';
import { Icon, type IconName } from '../ui/Icon';
import { type Theme, themes, useTheme } from './theme';

const themeIcons: Record<Theme, IconName> = { auto: 'auto', light: 'sun', dark: 'moon' };
const themeNames: Record<Theme, string> = { auto: 'System', light: 'Light', dark: 'Dark' };

/** The list of engines, and the theme. On a phone it is the bar on top. */
export function Rail({ engines, current }: { engines: readonly EngineEntry[]; current: string }) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the list is longer than the screen is wide.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the room that moves it.
  useEffect(() => {
    const link = list.current?.querySelector('[aria-current]');
    link?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <header className="rail">
      <button type="button" className="skip" onClick={skip}>
        Skip to the page
      </button>
      <a className="brand" href="#/">
        <Mark />
        <span>
          Outboard <i>Studio</i>
        </span>
      </a>
      <nav aria-label="Engines">
        <h2>Engines</h2>
        <ul ref={list}>
          {engines.map(({ id, name, summary, icon }) => (
            <li key={id}>
              <a href={`#/${id}`} aria-current={id === current ? 'page' : undefined}>
                <Icon name={icon} />
                <span>
                  {name}
                  <small>{summary}</small>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeChoice />
    </header>
  );
}

function skip() {
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}

function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  return (
    <fieldset className="theme-choice">
      <legend className="visually-hidden">Theme</legend>
      {themes.map((option) => (
        <label key={option} title={themeNames[option]}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            checked={theme === option}
            onChange={() => setTheme(option)}
          />
          <span className="theme-option">
            <Icon name={themeIcons[option]} size={16} />
            <span className="visually-hidden">{themeNames[option]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path
        className="hull"
        d="M6 12.500h20l-3.600 6.200a4 4 0 0 1-3.500 2h-7.200a4 4 0 0 1-3.600-2.200z"
      />
      <path className="mast" d="M16.500 5v6" />
      <path
        className="wave"
        d="M5 25c1.850 0 1.850-1.200 3.700-1.200S10.500 25 12.350 25s1.850-1.200 3.700-1.200S17.850 25 19.700 25s1.850-1.200 3.700-1.200S25.200 25 27 25"
      />
    </svg>
  );
}
