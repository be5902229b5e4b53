import type { MessageTemplate } from '../../../contract/types';

export type MessageText = MessageTemplate['texts'];

const words = (english: [subject: string, body: string], french: [subject: string, body: string]): MessageText => ({
  'en-US': { subject: english[0], body: english[1] },
  'fr-FR': { subject: french[0], body: french[1] },
});

/** Messages as they ship. What stands in braces is filled when they are sent (domain/communication/values.ts). */
export const MESSAGES = {
  logged: words(
    [
      '{key} has been logged',
      'Thank you. We have logged your incident as {key} with the priority {priority}. You can expect a first answer by {firstResponseDue}.',
    ],
    [
      '{key} est enregistré',
      'Merci. Votre incident est enregistré sous {key} avec la priorité {priority}. Une première réponse vous parviendra au plus tard le {firstResponseDue}.',
    ],
  ),
  assigned: words(
    ['{key} is being worked on', '{assignee} of {group} is working on {key}.'],
    ['{key} est pris en charge', '{assignee} ({group}) s’occupe de {key}.'],
  ),
  held: words(
    [
      '{key} is waiting',
      '{key} is waiting: {holdReason}. We go on as soon as this is settled; if we asked you something, please answer here.',
    ],
    [
      '{key} est en attente',
      '{key} est en attente : {holdReason}. Nous reprendrons dès que possible ; si nous vous avons posé une question, merci de répondre ici.',
    ],
  ),
  holdReminder: words(
    ['{key} is waiting for you', 'We still need your answer to go on with {key}. Without one we shall take it for resolved on {closesAt}.'],
    [
      '{key} attend votre réponse',
      'Il nous manque encore votre réponse pour poursuivre {key}. Sans elle, nous le considérerons comme résolu le {closesAt}.',
    ],
  ),
  stillWaiting: words(
    [
      '{key} is still waiting: {holdReason}',
      '{key} “{summary}” is still waiting: {holdReason}. Vendor: {vendor} {vendorReference}. Expected: {expectedAt}.',
    ],
    [
      '{key} est toujours en attente : {holdReason}',
      '{key} « {summary} » est toujours en attente : {holdReason}. Fournisseur : {vendor} {vendorReference}. Attendu : {expectedAt}.',
    ],
  ),
  resolutionProposed: words(
    [
      '{key}: is it resolved?',
      'We believe {key} is resolved: {resolution} Please say whether it is; without an answer it closes on {closesAt}.',
    ],
    [
      '{key} : est-ce résolu ?',
      'Nous pensons que {key} est résolu : {resolution} Merci de nous le confirmer ; sans réponse, il sera clos le {closesAt}.',
    ],
  ),
  resolutionReminder: words(
    ['{key}: please confirm', 'Is {key} resolved for you? Without an answer it closes on {closesAt}.'],
    ['{key} : merci de confirmer', '{key} est-il résolu pour vous ? Sans réponse, il sera clos le {closesAt}.'],
  ),
  resolved: words(['{key} is resolved', '{key} is resolved. {resolution}'], ['{key} est résolu', '{key} est résolu. {resolution}']),
  closed: words(
    ['{key} is closed', '{key} is closed. If it comes back, answer here.'],
    ['{key} est clos', '{key} est clos. Si le problème revient, répondez ici.'],
  ),
  reopened: words(
    ['{key} is open again', '{key} is open again: {reason}. We are working on it.'],
    ['{key} est rouvert', '{key} est rouvert : {reason}. Nous nous en occupons.'],
  ),
  update: words(
    ['{key}: how it stands', '{key} is still being worked on by {group}. We expect to resolve it by {resolutionDue}.'],
    ['{key} : point de situation', '{group} travaille toujours sur {key}. Nous pensons le résoudre d’ici le {resolutionDue}.'],
  ),
  escalated: words(
    [
      '{key} escalated: {reason}',
      '{key} “{summary}” ({priority}) has been escalated: {reason}. It is with {group}, {assignee}; its resolution is due {resolutionDue}. {handOver}',
    ],
    [
      '{key} escaladé : {reason}',
      '{key} « {summary} » ({priority}) a été escaladé : {reason}. En charge : {group}, {assignee} ; résolution attendue le {resolutionDue}. {handOver}',
    ],
  ),
  majorDeclared: words(
    [
      'Major incident {key}: {summary}',
      '{key} “{summary}” is a major incident. Affected: {services}. In command: {commander}. Next update: {nextUpdateAt}.',
    ],
    [
      'Incident majeur {key} : {summary}',
      '{key} « {summary} » est un incident majeur. Services touchés : {services}. Responsable : {commander}. Prochain point : {nextUpdateAt}.',
    ],
  ),
  majorUpdate: words(
    ['{key}: update', '{updateText} Next update: {nextUpdateAt}.'],
    ['{key} : point de situation', '{updateText} Prochain point : {nextUpdateAt}.'],
  ),
  majorResolved: words(
    ['{key} is resolved', 'The major incident {key} is resolved. {resolution}'],
    ['{key} est résolu', 'L’incident majeur {key} est résolu. {resolution}'],
  ),
  surveyInvitation: words(
    ['{key}: how did we do?', 'How did we do with {key}? One tap is enough: {surveyLink}'],
    ['{key} : votre avis', 'Comment avons-nous traité {key} ? Un clic suffit : {surveyLink}'],
  ),
  surveyReminder: words(
    ['{key}: how did we do?', 'Your opinion on {key} still interests us, until {expiresAt}: {surveyLink}'],
    ['{key} : votre avis', 'Votre avis sur {key} nous intéresse toujours, jusqu’au {expiresAt} : {surveyLink}'],
  ),
} as const satisfies Record<string, MessageText>;
