import { useRef } from 'react';
import { Icon } from '../../ui/Icon';

interface FilePickerProps {
  label: string;
  accept: string;
  multiple?: boolean;
  primary?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that opens the browser's own dialog. */
export function FilePicker({
  label,
  accept,
  multiple,
  primary,
  disabled,
  onFiles,
}: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={`button ${primary ? 'primary' : ''}`}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" /> {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="file-input"
        {...{ accept, multiple }}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
