import { pickLocale } from '../../domain/locale';
import type { GateWords } from '../../ports';
import { textFor } from './texts';

/** What rules say when they refuse a transition. Expressions know nobody's language: an admin chooses one for the rules. */
export const gateWords: GateWords = (language) => {
  const locale = pickLocale(language);
  return {
    language,
    before: textFor(locale, 'gates.say.before', {}),
    after: textFor(locale, 'gates.say.after', {}),
    openTasks: textFor(locale, 'gates.say.openTasks', {}),
    needs: {
      fields: textFor(locale, 'gates.say.fields', {}),
      assignee: textFor(locale, 'gates.say.assignee', {}),
      diagnosis: textFor(locale, 'gates.say.diagnosis', {}),
      tasksClosed: textFor(locale, 'gates.say.tasksClosed', {}),
      resolution: textFor(locale, 'gates.say.resolution', {}),
      confirmation: textFor(locale, 'gates.say.confirmation', {}),
      reviewPlanned: textFor(locale, 'gates.say.reviewPlanned', {}),
    },
  };
};
