// Bahasa Indonesia.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Lanjutkan di ponsel Anda',
  handOffHint: 'Pindai kode ini dengan kamera ponsel Anda.',
  copyLink: 'Salin tautan',
  linkCopied: 'Tautan telah disalin',
  shareLink: 'Kirim tautan',
  sendSms: 'Kirim tautan lewat SMS',
  smsNumber: 'Nomor ponsel Anda, dengan kode negara',
  smsSent: 'Tautan sedang dikirim ke ponsel Anda.',
  smsFailed: 'Tautan tidak dapat dikirim. Silakan pindai kodenya.',
  stayHere: 'Lanjutkan di perangkat ini',
  typeDigits: 'Ketik dua angka yang ditampilkan ponsel Anda',
  wrongDigits: 'Angkanya tidak cocok. Silakan pindai kode yang baru.',
  onPhone: 'Anda sedang melanjutkan di ponsel',
  phoneQuiet: 'Sudah beberapa saat tidak ada kabar dari ponsel Anda.',
  takeBack: 'Kembalikan ke sini',
};
