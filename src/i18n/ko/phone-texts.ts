// 한국어.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: '본인 확인',
  question: '직접 시작하셨나요?',
  questionHint: '누군가 이 휴대전화에서 본인 확인을 계속하려고 합니다.',
  account: '계정',
  browser: '시작한 기기',
  began: '시작한 시각',
  warning:
    '누군가 이 코드를 보냈거나 스캔해 달라고 했다면 중지를 선택하세요. 고객님의 신원을 도용하려는 것일 ' +
    '수 있습니다.',
  yes: '네, 제가 시작했습니다',
  stop: '중지',
  digits: '다른 기기에 이 2자리 숫자를 입력해 주세요',
  digitsHint: '거기에 입력하면 여기서 계속할 수 있습니다.',
  goOn: '계속',
  waiting: '정보를 확인하고 있습니다…',
  unfinished: '처리되지 않았습니다',
  done: '이 휴대전화에서 할 일이 끝났습니다',
  doneHint: '다른 기기에서 계속해 주세요.',
  stopped: '중지되었습니다',
  stoppedHint: '이 코드로는 아무도 계속할 수 없습니다.',
  gone: '이 코드는 더 이상 유효하지 않습니다',
  goneHint: '다른 기기에서 새 코드를 받아 주세요.',
  other: '이 휴대전화에 다른 계정이 로그인되어 있습니다',
  otherHint: '먼저 여기서 로그아웃하거나 다른 휴대전화를 사용해 주세요.',
  failed: '연결하지 못했습니다',
  retry: '다시 시도',
};
