import { toast } from 'sonner';

/** Copies and says so. `what` as in "E-mail". */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(`${what} copied`, { description: text });
  } catch {
    // Not allowed, or not a secure context: show the text, so that it can be copied by hand.
    toast.error('The browser does not allow copying here.', { description: text });
  }
}
