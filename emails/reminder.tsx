import { type ConfirmationRequestProps, Proposed, previewProps as request } from './confirmation-request';
import { MailButton, MailLayout, MailText } from './layout';

export type ReminderProps = ConfirmationRequestProps;
export const previewProps: ReminderProps = request;

export function subject({ senderName }: ReminderProps): string {
  return `Rappel : vos places attendent une réponse · Reminder: your places need an answer · ${senderName}`;
}

export default function Reminder({ name, structureName, senderName, contact, allocations, link }: ReminderProps) {
  return (
    <MailLayout
      preview={`Des places pour ${structureName} attendent encore votre réponse.`}
      senderName={senderName}
      contact={contact}
      fr={{
        title: 'Vos places attendent une réponse',
        body: (
          <>
            <MailText>Bonjour {name}, il reste peu de temps :</MailText>
            <Proposed allocations={allocations} lang="fr" />
            <MailButton href={link}>Répondre maintenant</MailButton>
            <MailText>Vous n’en avez pas besoin ? Refusez-les dès maintenant : elles serviront à d’autres.</MailText>
          </>
        ),
      }}
      en={{
        title: 'Your places need an answer',
        body: (
          <>
            <MailText>Hello {name}, there is little time left:</MailText>
            <Proposed allocations={allocations} lang="en" />
            <MailButton href={link}>Answer now</MailButton>
            <MailText>You do not need them? Decline them now: others will use them.</MailText>
          </>
        ),
      }}
    />
  );
}
