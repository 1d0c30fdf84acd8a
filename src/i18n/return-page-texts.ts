// Texts of the kit's return page in all our languages. They are separate from the other texts, because the
// kit serves this page and no script loads it.

export interface ReturnPageTexts {
  readonly title: string;
  readonly hint: string;
  readonly goOn: string;
}

const en: ReturnPageTexts = {
  title: 'You can go back now',
  hint: 'Go back to the window you came from, or close this one. Your verification continues there.',
  goOn: 'Continue',
};

const texts: Readonly<Record<string, ReturnPageTexts>> = {
  en,
  ar: {
    title: 'يمكنك العودة الآن',
    hint: 'يمكنك العودة إلى النافذة التي أتيت منها أو إغلاق هذه النافذة. يستمر التحقق هناك.',
    goOn: 'متابعة',
  },
  bg: {
    title: 'Вече можете да се върнете',
    hint: 'Върнете се в прозореца, от който дойдохте, или затворете този. Проверката продължава там.',
    goOn: 'Продължете',
  },
  cs: {
    title: 'Nyní se můžete vrátit',
    hint: 'Vraťte se do okna, ze kterého jste přišli, nebo toto okno zavřete. Ověření pokračuje tam.',
    goOn: 'Pokračovat',
  },
  da: {
    title: 'Du kan nu gå tilbage',
    hint: 'Gå tilbage til det vindue, du kom fra, eller luk dette. Din verificering fortsætter der.',
    goOn: 'Fortsæt',
  },
  de: {
    title: 'Sie können jetzt zurückgehen',
    hint:
      'Gehen Sie zurück zu dem Fenster, aus dem Sie gekommen sind, oder schließen Sie dieses. Ihre ' +
      'Identitätsprüfung geht dort weiter.',
    goOn: 'Weiter',
  },
  es: {
    title: 'Ya puede volver',
    hint: 'Vuelva a la ventana de la que vino o cierre esta. Su verificación continúa allí.',
    goOn: 'Continuar',
  },
  fi: {
    title: 'Voit nyt palata takaisin',
    hint: 'Palaa ikkunaan, josta tulit, tai sulje tämä ikkuna. Vahvistus jatkuu siellä.',
    goOn: 'Jatka',
  },
  fr: {
    title: 'Vous pouvez maintenant revenir',
    hint: 'Revenez à la fenêtre d’où vous venez, ou fermez celle-ci. Votre vérification s’y poursuit.',
    goOn: 'Continuer',
  },
  'fr-ca': {
    title: 'Vous pouvez maintenant revenir',
    hint: 'Revenez à la fenêtre d’où vous venez, ou fermez celle-ci. Votre vérification s’y poursuit.',
    goOn: 'Continuer',
  },
  hu: {
    title: 'Most már visszatérhet',
    hint: 'Térjen vissza abba az ablakba, ahonnan jött, vagy zárja be ezt. Az ellenőrzés ott folytatódik.',
    goOn: 'Folytatás',
  },
  ja: {
    title: '元の画面に戻れます',
    hint: '元のウィンドウに戻るか、このウィンドウを閉じてください。確認は元の画面で続きます。',
    goOn: '続ける',
  },
  lv: {
    title: 'Tagad varat atgriezties',
    hint: 'Atgriezieties logā, no kura nācāt, vai aizveriet šo. Pārbaude turpinās tur.',
    goOn: 'Turpināt',
  },
  pt: {
    title: 'Já pode voltar',
    hint: 'Volte à janela de onde veio ou feche esta. A sua verificação continua lá.',
    goOn: 'Continuar',
  },
  ro: {
    title: 'Acum vă puteți întoarce',
    hint:
      'Întoarceți-vă la fereastra din care ați venit sau închideți-o pe aceasta. Verificarea continuă ' +
      'acolo.',
    goOn: 'Continuați',
  },
  sk: {
    title: 'Teraz sa môžete vrátiť',
    hint: 'Vráťte sa do okna, z ktorého ste prišli, alebo toto okno zatvorte. Overenie pokračuje tam.',
    goOn: 'Pokračovať',
  },
  sv: {
    title: 'Nu kan du gå tillbaka',
    hint: 'Gå tillbaka till fönstret du kom från eller stäng det här. Din verifiering fortsätter där.',
    goOn: 'Fortsätt',
  },
  uk: {
    title: 'Тепер можна повернутися',
    hint: 'Поверніться до вікна, з якого ви прийшли, або закрийте це. Перевірка триває там.',
    goOn: 'Продовжити',
  },
};

/** Tags of its languages, in lower case. */
export const returnPageLanguages: readonly string[] = Object.keys(texts);

/** The texts in one of `returnPageLanguages`. */
export const returnPageTexts = (language: string): ReturnPageTexts => texts[language] ?? en;
