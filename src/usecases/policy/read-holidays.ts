import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Clock, HolidayFiles } from '../../ports';
import { type DeskPorts, enterDesk } from './enter-desk';

/** Years before and after this one for which recurrences are written out that no yearly rule can say. */
const BACK = 1;
const AHEAD = 5;

/** What an iCalendar file says of holidays. Keeps nothing: the screen puts them into the draft. INVALID_INPUT says where a file is broken. */
export async function readHolidays(
  ports: DeskPorts & { clock: Clock; holidayFiles: HolidayFiles },
  { text, timeZone }: ParsedInput<'readHolidays'>,
  accountId: string,
): Promise<CallOutput<'readHolidays'>> {
  await enterDesk(ports, accountId, 'editDraft');
  const year = new Date(ports.clock.now()).getUTCFullYear();
  return ports.holidayFiles.read(text, { zone: timeZone, years: { from: year - BACK, to: year + AHEAD } });
}
