import type { DeskProps } from '../desk-part';
import type { DeskFormView } from './use-desk-form';

/** What each of the two sections is shown from. */
export interface SectionProps extends DeskProps {
  form: DeskFormView;
  /** ms since 1970. */
  now: number;
}
