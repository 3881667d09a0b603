import type { ImageInfo } from '@outboard/image';
import { memo } from 'react';
import { Group, Range, Segmented, Select, Switch, WholeNumber } from '../../ui/fields';
import { Icon, type IconName } from '../../ui/Icon';
import { crops, defaults, filters, fits, type Settings } from './settings';

interface ControlsProps {
  settings: Settings;
  info: ImageInfo | undefined;
  onChange: (settings: Settings) => void;
}

const percent = (value: number) => `${Math.round(value * 100)} %`;
const pixels = (value: number) => (value === 0 ? 'Off' : `${value} px`);

/** Everything that can be asked of the engine here. */
export const Controls = memo(function Controls({ settings, info, onChange }: ControlsProps) {
  const set = (change: Partial<Settings>) => onChange({ ...settings, ...change });
  const changed = JSON.stringify(settings) !== JSON.stringify(defaults);
  const boxed = settings.width !== undefined && settings.height !== undefined;
  const format = settings.format === 'same' ? info?.format : settings.format;
  return (
    <form className="controls" aria-label="Controls" onSubmit={(event) => event.preventDefault()}>
      <div className="controls-head">
        <h2>Controls</h2>
        <button
          type="button"
          className="button quiet small"
          disabled={!changed}
          onClick={() => onChange(defaults)}
        >
          <Icon name="reset" size={15} /> Reset
        </button>
      </div>

      <Group title="Size">
        <div className="pair">
          <WholeNumber
            label="Width"
            unit="px"
            placeholder="auto"
            value={settings.width}
            onChange={(width) => set({ width })}
          />
          <WholeNumber
            label="Height"
            unit="px"
            placeholder="auto"
            value={settings.height}
            onChange={(height) => set({ height })}
          />
        </div>
        <Select
          label="Fit"
          value={settings.fit}
          choices={fits}
          disabled={!boxed}
          hint={boxed ? '' : 'Matters when both width and height are given'}
          onChange={(fit) => set({ fit })}
        />
        <Select
          label="Filter"
          value={settings.filter}
          choices={filters}
          onChange={(filter) => set({ filter })}
        />
        <Switch
          label="Enlarge small images"
          value={settings.enlarge}
          onChange={(enlarge) => set({ enlarge })}
        />
      </Group>

      <Group title="Shape">
        <Select
          label="Crop"
          value={settings.crop}
          choices={crops}
          onChange={(crop) => set({ crop })}
        />
        {settings.crop === 'custom' && <Rectangle {...{ settings, info, onChange }} />}
        <div className="field buttons">
          <span>Turn and mirror</span>
          <div className="button-row">
            <Tool icon="turnLeft" label="Turn left" onClick={() => set(turned(settings, 270))} />
            <Tool icon="turnRight" label="Turn right" onClick={() => set(turned(settings, 90))} />
            <Tool
              icon="flipAcross"
              label="Mirror left and right"
              pressed={settings.flipAcross}
              onClick={() => set({ flipAcross: !settings.flipAcross })}
            />
            <Tool
              icon="flipDown"
              label="Mirror top and bottom"
              pressed={settings.flipDown}
              onClick={() => set({ flipDown: !settings.flipDown })}
            />
            <output>{settings.rotate}°</output>
          </div>
        </div>
      </Group>

      <Group title="Light and colour">
        <Range
          label="Brightness"
          value={settings.brightness}
          min={0}
          max={2}
          step={0.01}
          rest={1}
          format={percent}
          onChange={(brightness) => set({ brightness })}
        />
        <Range
          label="Contrast"
          value={settings.contrast}
          min={0}
          max={2}
          step={0.01}
          rest={1}
          format={percent}
          onChange={(contrast) => set({ contrast })}
        />
        <Range
          label="Saturation"
          value={settings.saturation}
          min={0}
          max={2}
          step={0.01}
          rest={1}
          format={percent}
          disabled={settings.greyscale}
          onChange={(saturation) => set({ saturation })}
        />
        <Switch
          label="Greyscale"
          value={settings.greyscale}
          onChange={(greyscale) => set({ greyscale })}
        />
      </Group>

      <Group title="Detail">
        <Range
          label="Sharpen"
          value={settings.sharpen}
          min={0}
          max={3}
          step={0.1}
          rest={0}
          format={(value) => (value === 0 ? 'Off' : percent(value))}
          onChange={(sharpen) => set({ sharpen })}
        />
        <Range
          label="Blur"
          value={settings.blur}
          min={0}
          max={20}
          step={0.5}
          rest={0}
          format={pixels}
          onChange={(blur) => set({ blur })}
        />
      </Group>

      <Group title="File">
        <Segmented
          label="Format"
          value={settings.format}
          choices={[
            ['same', 'Same'],
            ['jpeg', 'JPEG'],
            ['png', 'PNG'],
            ['webp', 'WebP'],
          ]}
          onChange={(chosen) => set({ format: chosen })}
        />
        <Range
          label="Quality"
          value={settings.quality}
          min={1}
          max={100}
          rest={80}
          disabled={format !== undefined && format !== 'jpeg'}
          hint={
            format === 'jpeg' ? 'Double click to reset' : 'PNG and WebP are written without loss'
          }
          onChange={(quality) => set({ quality })}
        />
      </Group>
    </form>
  );
});

function turned(settings: Settings, by: 90 | 270): Partial<Settings> {
  return { rotate: ((settings.rotate + by) % 360) as Settings['rotate'] };
}

function Rectangle({ settings, info, onChange }: ControlsProps) {
  const { rectangle } = settings;
  const set = (change: Partial<Settings['rectangle']>) =>
    onChange({ ...settings, rectangle: { ...rectangle, ...change } });
  const right = (info?.width ?? 65535) - 1;
  const bottom = (info?.height ?? 65535) - 1;
  return (
    <div className="pair">
      <WholeNumber
        label="Left"
        min={0}
        max={right}
        value={rectangle.left}
        onChange={(left) => set({ left: left ?? 0 })}
      />
      <WholeNumber
        label="Top"
        min={0}
        max={bottom}
        value={rectangle.top}
        onChange={(top) => set({ top: top ?? 0 })}
      />
      <WholeNumber
        label="Across"
        placeholder="rest"
        value={rectangle.width}
        onChange={(width) => set({ width })}
      />
      <WholeNumber
        label="Down"
        placeholder="rest"
        value={rectangle.height}
        onChange={(height) => set({ height })}
      />
    </div>
  );
}

interface ToolProps {
  icon: IconName;
  label: string;
  pressed?: boolean;
  onClick: () => void;
}

function Tool({ icon, label, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className="button tool"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
