import type { Policy } from '../../../../src/contract/types';
import { member } from '../../../shared/unread';

/** What was typed and the server has not taken yet, as the browser keeps it. */
export interface Kept {
  /** The draft it was typed into; null: there was none. */
  etag: number | null;
  /** Form of the document it was typed for. */
  schema: Policy['schema'];
  sections: Partial<Policy>;
}

/** What another version of the app kept fits only while the document has the same form. */
export const keptFor =
  (schema: Policy['schema']) =>
  (value: unknown): value is Kept => {
    const etag = member(value, 'etag');
    const sections = member(value, 'sections');
    return (
      member(value, 'schema') === schema && (etag === null || typeof etag === 'number') && typeof sections === 'object' && sections !== null
    );
  };
