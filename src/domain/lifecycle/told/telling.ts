import type { MessageTemplate } from '../../../contract/types';
import { valuesNamed } from '../../communication/message';
import { effectId } from '../../effects/cause';
import type { PolicyCommentEffect, PolicyNotifyEffect } from '../../effects/effect';
import { groupOf } from '../../effects/group-of';
import { recipientsOf } from '../../effects/recipients';
import { valuesOf } from '../../effects/values';
import type { Life } from '../life';
import type { Happening } from './happening';

const isRequesters = ({ to }: MessageTemplate): boolean => to.every(({ who }) => who === 'reporter' || who === 'affectedUser');

/** Whether only whoever raised the incident hears it, and other customers. */
export const isForRequester = (template: MessageTemplate): boolean =>
  template.channel === 'publicComment' || (template.channel === 'notification' && isRequesters(template));

/** What a template says of a happening, by its channel. Jira writes no e-mail to customers: what is only for them is a comment they see. */
export function telling(template: MessageTemplate, happening: Happening, life: Life): PolicyCommentEffect | PolicyNotifyEffect {
  const { facts, ground } = life;
  const { policy, settings, placement, assignee } = ground;
  const { document } = policy;
  const { name: what, texts, channel } = template;
  const group = document.supportGroups.find(({ id }) => id === placement?.group.id) ?? groupOf(facts, document, settings);
  const { event, round } = happening;
  const id = effectId(facts.issueId, { of: 'event', event, round, template: template.id });
  const values = { ...valuesOf({ facts, ground, ...(group ? { group } : {}) }), ...happening.values };
  const message = { texts, values: valuesNamed(texts, values) };
  const { reporter } = facts;
  const [affectedUser] = facts.values.affectedUser ?? [];
  const about = {
    ...(reporter === undefined ? {} : { reporter }),
    ...(affectedUser === undefined ? {} : { affectedUser }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(group ? { group } : {}),
  };
  const { users, ...others } = recipientsOf(template.to, about, document);
  const isDesk = settings.incidents.some((place) => place.projectId === facts.projectId && place.request !== undefined);
  if (channel === 'notification' && !(isDesk && isRequesters(template))) return { kind: 'notify', id, to: users, what, message, ...others };
  const isPublic = channel !== 'internalComment';
  const listener = isPublic ? reporter : (assignee ?? group?.lead?.id);
  return { kind: 'comment', id, to: users, what, message, public: isPublic, ...(listener === undefined ? {} : { listener }) };
}
