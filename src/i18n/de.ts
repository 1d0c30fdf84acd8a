// Deutsch.

import type { Texts } from './en-on-demand.js';

export const texts: Texts = {
  title: 'Identitätsprüfung',
  intro: 'Halten Sie Ihr Ausweisdokument bereit. Es dauert etwa zwei Minuten.',
  start: 'Identität bestätigen',
  required: 'Bitte bestätigen Sie zuerst Ihre Identität.',
  loading: 'Identitätsprüfung wird vorbereitet\u00a0…',
  loaded: 'Die Identitätsprüfung kann beginnen.',
  verifying: 'Ihre Angaben werden geprüft\u00a0…',
  verifyingHint: 'Das dauert meist weniger als eine Minute. Sie können diese Seite geöffnet lassen.',
  delayed: 'Das dauert länger als üblich. Wir prüfen weiter; Sie können auch später wiederkommen.',
  offline: 'Sie sind offline. Es geht weiter, sobald Sie wieder verbunden sind.',
  expiring: 'Ihre Sitzung läuft bald ab.',
  silent: 'Die Seite lädt ungewöhnlich lange.',
  trouble: 'Probleme? In neuem Fenster öffnen',
  elsewhere: 'Weiter im anderen Fenster',
  elsewhereHint: 'Lassen Sie diese Seite geöffnet. Hier geht es weiter, sobald Sie dort fertig sind.',
  showWindow: 'Fenster anzeigen',
  popupBlocked: 'Ihr Browser hat das Fenster blockiert.',
  sameTab: 'In diesem Tab fortfahren',
  goOn: 'Weiter',
  identifyStep: 'Schritt 1 von 2: Identifizierung',
  signStep: 'Schritt 2 von 2: Unterschrift',
  signTitle: 'Zum Abschluss unterschreiben',
  signHint: 'Ihre Identifizierung ist abgeschlossen. Der letzte Schritt ist Ihre Unterschrift.',
  approved: 'Identität bestätigt',
  approvedHint: 'Vielen Dank. Sie müssen nichts weiter tun.',
  review: 'Vielen Dank, wir prüfen Ihre Angaben',
  reviewHint: 'Ihre Dokumente werden persönlich geprüft. Wir melden uns bei Ihnen.',
  submitted: 'Vielen Dank, Ihre Dokumente wurden gesendet',
  submittedHint: 'Wir melden uns bei Ihnen.',
  failed: 'Identitätsprüfung nicht erfolgreich',
  cancelled: 'Die Identitätsprüfung wurde abgebrochen',
  cancelledHint: 'Sie können jederzeit neu beginnen.',
  retry: 'Erneut versuchen',
  restart: 'Neu beginnen',
  close: 'Schließen',
  leave: 'Identitätsprüfung verlassen?',
  leaveHint: 'Ihre bisherigen Eingaben gehen möglicherweise verloren.',
  stay: 'Fortsetzen',
  leaveNow: 'Verlassen',
  consentTitle: 'Ihre Einwilligung',
  consentHint:
    'Bitte lesen Sie diesen Text und entscheiden Sie. Die Identitätsprüfung beginnt nur, wenn Sie ' +
    'einwilligen.',
  consentChanged:
    'Der Text hat sich inzwischen geändert. Bitte lesen Sie ihn noch einmal und entscheiden Sie.',
  consentSending: 'Ihre Entscheidung wird gespeichert\u00a0…',
  agree: 'Ich willige ein',
  disagree: 'Ich willige nicht ein',
  errorRejected: 'Wir konnten Ihre Identität mit diesen Angaben nicht bestätigen.',
  errorProvider: 'Beim Prüfdienst ist ein Fehler aufgetreten.',
  errorExpired: 'Ihre Sitzung ist abgelaufen.',
  errorSignIn: 'Bitte melden Sie sich an und versuchen Sie es erneut.',
  errorNotEligible: 'Für dieses Konto ist derzeit keine Identitätsprüfung möglich.',
  errorLimit:
    'Im Moment kann keine weitere Identitätsprüfung beginnen. Bitte versuchen Sie es morgen erneut.',
  errorConsent: 'Die Identitätsprüfung beginnt erst, wenn Sie eingewilligt haben.',
  errorConsentText:
    'Ihre Einwilligung kann derzeit nicht eingeholt werden; die Identitätsprüfung kann daher nicht beginnen.',
  errorConnection: 'Verbindung fehlgeschlagen. Bitte versuchen Sie es gleich noch einmal.',
  errorSetup:
    'Die Identitätsprüfung ist auf dieser Seite nicht verfügbar. Bitte wenden Sie sich an den Betreiber ' +
    'der Website.',
};
