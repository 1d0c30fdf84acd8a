// Bahasa Indonesia.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Anda dapat kembali sekarang',
  hint: 'Kembalilah ke jendela asal, atau tutup jendela ini. Verifikasi Anda berlanjut di sana.',
  goOn: 'Lanjutkan',
};
