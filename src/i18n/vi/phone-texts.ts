// Tiếng Việt.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Xác minh danh tính',
  question: 'Có phải chính bạn đã bắt đầu việc này không?',
  questionHint: 'Có người muốn tiếp tục xác minh danh tính trên điện thoại này.',
  account: 'Tài khoản',
  browser: 'Bắt đầu trên',
  began: 'Bắt đầu lúc',
  warning:
    'Nếu có ai gửi mã này cho bạn hoặc yêu cầu bạn quét mã, hãy chọn Dừng. Có thể họ đang tìm cách sử dụng ' +
    'danh tính của bạn.',
  yes: 'Đúng, tôi đã bắt đầu',
  stop: 'Dừng',
  digits: 'Nhập hai chữ số này trên thiết bị kia',
  digitsHint: 'Bạn có thể tiếp tục ở đây ngay sau khi nhập xong ở đó.',
  goOn: 'Tiếp tục',
  waiting: 'Đang kiểm tra thông tin của bạn…',
  unfinished: 'Không thành công',
  done: 'Bạn đã hoàn tất trên điện thoại này',
  doneHint: 'Hãy tiếp tục trên thiết bị kia.',
  stopped: 'Đã dừng',
  stoppedHint: 'Không ai có thể tiếp tục bằng mã này.',
  gone: 'Mã này không còn hiệu lực',
  goneHint: 'Hãy lấy mã mới trên thiết bị kia.',
  other: 'Điện thoại này đang đăng nhập tài khoản khác',
  otherHint: 'Trước tiên hãy đăng xuất ở đây, hoặc dùng điện thoại khác.',
  failed: 'Kết nối không thành công',
  retry: 'Thử lại',
};
