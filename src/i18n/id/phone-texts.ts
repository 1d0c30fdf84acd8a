// Bahasa Indonesia.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verifikasi identitas',
  question: 'Apakah Anda sendiri yang memulai ini?',
  questionHint: 'Seseorang ingin melanjutkan verifikasi identitas di ponsel ini.',
  account: 'Akun',
  browser: 'Dimulai di',
  began: 'Dimulai pukul',
  warning:
    'Jika seseorang mengirim kode ini atau meminta Anda memindainya, pilih Hentikan. Mungkin ia ' +
    'mencoba memakai identitas Anda.',
  yes: 'Ya, saya yang memulai',
  stop: 'Hentikan',
  digits: 'Ketik dua angka ini di perangkat Anda yang lain',
  digitsHint: 'Anda dapat melanjutkan di sini segera setelah mengetiknya di sana.',
  goOn: 'Lanjutkan',
  waiting: 'Memeriksa data Anda…',
  unfinished: 'Tidak berhasil',
  done: 'Anda sudah selesai di ponsel ini',
  doneHint: 'Lanjutkan di perangkat Anda yang lain.',
  stopped: 'Dihentikan',
  stoppedHint: 'Tidak ada yang dapat melanjutkan dengan kode ini.',
  gone: 'Kode ini tidak berlaku lagi',
  goneHint: 'Dapatkan kode baru di perangkat Anda yang lain.',
  other: 'Akun lain sedang masuk di ponsel ini',
  otherHint: 'Keluarlah dahulu di sini, atau gunakan ponsel lain.',
  failed: 'Koneksi gagal',
  retry: 'Coba lagi',
};
