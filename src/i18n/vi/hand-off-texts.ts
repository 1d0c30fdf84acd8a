// Tiếng Việt.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Tiếp tục trên điện thoại',
  handOffHint: 'Hãy quét mã này bằng máy ảnh của điện thoại.',
  copyLink: 'Sao chép liên kết',
  linkCopied: 'Đã sao chép liên kết',
  shareLink: 'Gửi liên kết',
  sendSms: 'Gửi liên kết qua SMS',
  smsNumber: 'Số di động của bạn, kèm mã quốc gia',
  smsSent: 'Liên kết đang được gửi đến điện thoại của bạn.',
  smsFailed: 'Không gửi được liên kết. Vui lòng quét mã.',
  stayHere: 'Tiếp tục trên thiết bị này',
  typeDigits: 'Nhập hai chữ số hiển thị trên điện thoại của bạn',
  wrongDigits: 'Hai chữ số đó không đúng. Vui lòng quét mã mới.',
  onPhone: 'Bạn đang tiếp tục trên điện thoại',
  phoneQuiet: 'Đã một lúc chúng tôi không nhận được tín hiệu từ điện thoại của bạn.',
  takeBack: 'Chuyển về đây',
};
