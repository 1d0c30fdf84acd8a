// 日本語.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: '本人確認',
  question: 'ご自身で開始しましたか？',
  questionHint: 'このスマートフォンで本人確認を続けようとしている人がいます。',
  account: 'アカウント',
  browser: '開始した端末',
  began: '開始した時刻',
  warning:
    '誰かからこのコードが送られてきた場合や、読み取るよう頼まれた場合は「中止」を選んでください。あなたの身元が悪用されるおそれがあります。',
  yes: 'はい、自分で開始しました',
  stop: '中止',
  digits: 'この2桁の数字をもう一方の端末に入力してください',
  digitsHint: '入力すると、ここで続けられます。',
  goOn: '続ける',
  waiting: '情報を確認しています…',
  unfinished: 'うまくいきませんでした',
  done: 'このスマートフォンでの手続きは終わりました',
  doneHint: 'もう一方の端末で続けてください。',
  stopped: '中止しました',
  stoppedHint: 'このコードではもう誰も続けられません。',
  gone: 'このコードは無効になりました',
  goneHint: 'もう一方の端末で新しいコードを表示してください。',
  other: 'このスマートフォンでは別のアカウントでログインしています',
  otherHint: '先にログアウトするか、別のスマートフォンを使ってください。',
  failed: '接続できませんでした',
  retry: 'もう一度試す',
};
