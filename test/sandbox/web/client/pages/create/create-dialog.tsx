import { Dialog } from '../../ui/dialog';
import type { CreateWish } from './open';

export function CreateDialog({ onClose }: CreateWish & { onClose: () => void }) {
  return (
    <Dialog title="Create" onClose={onClose}>
      <p>…</p>
    </Dialog>
  );
}
