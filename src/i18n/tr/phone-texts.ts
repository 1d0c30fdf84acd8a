// Türkçe.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Kimlik doğrulama',
  question: 'Bunu siz mi başlattınız?',
  questionHint: 'Birisi bu telefonda bir kimlik doğrulamaya devam etmek istiyor.',
  account: 'Hesap',
  browser: 'Başlatılan cihaz',
  began: 'Başlangıç zamanı',
  warning:
    'Bu kodu size biri gönderdiyse veya taramanızı istediyse Durdur’u seçin. Kimliğinizi kullanmaya ' +
    'çalışıyor olabilir.',
  yes: 'Evet, ben başlattım',
  stop: 'Durdur',
  digits: 'Bu iki rakamı diğer cihazınızda yazın',
  digitsHint: 'Orada yazdıktan sonra buradan devam edebilirsiniz.',
  goOn: 'Devam et',
  waiting: 'Bilgileriniz kontrol ediliyor…',
  unfinished: 'Bu işe yaramadı',
  done: 'Bu telefondaki işiniz bitti',
  doneHint: 'Diğer cihazınızda devam edin.',
  stopped: 'Durduruldu',
  stoppedHint: 'Bu kodla kimse devam edemez.',
  gone: 'Bu kod artık geçerli değil',
  goneHint: 'Diğer cihazınızdan yeni bir kod alın.',
  other: 'Bu telefonda başka bir hesap açık',
  otherHint: 'Önce buradaki oturumu kapatın veya başka bir telefon kullanın.',
  failed: 'Bağlantı kurulamadı',
  retry: 'Tekrar dene',
};
