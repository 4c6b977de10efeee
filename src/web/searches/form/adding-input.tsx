import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { fieldNote } from '../../components/ui/field.tsx';

interface AddingInputProps {
  id: string;
  inputReference: RefObject<HTMLInputElement | null>;
  /** What is typed and not yet added. */
  draft: string;
  onDraft: (draft: string) => void;
  onAdd: (text: string) => void;
  onRemoveLast: () => void;
  /** Pasted text that is added at once, without a look at it first. */
  addsPasted: (text: string) => boolean;
  invalid: boolean;
  placeholder: string;
}

const separators = /[,;，、،；]/u;

/** A text field whose content becomes entries of a list: by Enter, by a comma, or when a list is pasted. */
export function AddingInput(props: AddingInputProps) {
  const { id, inputReference, draft, onDraft, onAdd, onRemoveLast, addsPasted, invalid, placeholder } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // Also in an empty field: who has just typed a comma presses Enter by habit, and a search costs credits.
      event.preventDefault();
      if (draft.trim() !== '') onAdd(draft);
    } else if (event.key === 'Backspace' && draft === '') onRemoveLast();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (draft.trim() !== '' || !addsPasted(text)) return;
    event.preventDefault();
    onAdd(text);
  };
  return (
    <input
      ref={inputReference}
      id={id}
      dir="auto"
      value={draft}
      autoComplete="off"
      autoCapitalize="none"
      enterKeyHint="done"
      aria-invalid={invalid}
      aria-describedby={fieldNote(id)}
      placeholder={placeholder}
      className="h-7 min-w-32 flex-1 bg-transparent px-1 text-sm outline-none placeholder:text-ink-faint"
      onChange={(event) => {
        const text = event.target.value;
        if (separators.test(text)) onAdd(text);
        else onDraft(text);
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}
