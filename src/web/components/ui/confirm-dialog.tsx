import { AlertDialog } from 'radix-ui';
import { Button } from './button.tsx';
import { dialogStyle, overlayStyle } from './dialog.tsx';

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What is lost. */
  description: string;
  /** The verb on the button, as in "Delete campaign". */
  action: string;
  busy: boolean;
  onConfirm: () => void;
}

/** Asks before something is lost. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayStyle} />
        <AlertDialog.Content className={dialogStyle}>
          <div className="px-6 pt-5">
            <AlertDialog.Title className="break-words font-semibold text-base">
              {props.title}
            </AlertDialog.Title>
            <AlertDialog.Description className="mt-1 text-ink-muted text-sm">
              {props.description}
            </AlertDialog.Description>
          </div>
          <footer className="flex justify-end gap-2 px-6 pt-6 pb-5">
            <AlertDialog.Cancel asChild>
              <Button>Keep it</Button>
            </AlertDialog.Cancel>
            <Button look="danger" disabled={props.busy} onClick={props.onConfirm}>
              {props.action}
            </Button>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
