import { Dialog } from 'radix-ui';
import { overlayStyle } from '../components/ui/dialog.tsx';
import { Sidebar } from './sidebar.tsx';

interface NavigationDrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCommand: () => void;
}

/** The sidebar of a phone. */
export function NavigationDrawer({ open, onOpenChange, onCommand }: NavigationDrawerProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-64 border-r bg-ground outline-none duration-180 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:slide-out-to-left data-[state=open]:slide-in-from-left"
        >
          <Dialog.Title className="sr-only">Menu</Dialog.Title>
          <Sidebar collapsed={false} onCommand={onCommand} onNavigate={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
