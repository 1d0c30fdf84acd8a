// 한국어.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: '휴대전화에서 계속',
  handOffHint: '휴대전화 카메라로 이 코드를 스캔해 주세요.',
  copyLink: '링크 복사',
  linkCopied: '링크가 복사되었습니다',
  shareLink: '링크 보내기',
  sendSms: '문자로 링크 보내기',
  smsNumber: '국가 번호를 포함한 휴대전화 번호',
  smsSent: '링크를 휴대전화로 보냈습니다.',
  smsFailed: '링크를 보내지 못했습니다. 코드를 스캔해 주세요.',
  stayHere: '이 기기에서 계속',
  typeDigits: '휴대전화에 표시된 2자리 숫자를 입력해 주세요',
  wrongDigits: '숫자가 맞지 않습니다. 새 코드를 스캔해 주세요.',
  onPhone: '휴대전화에서 계속하고 있습니다',
  phoneQuiet: '한동안 휴대전화에서 응답이 없습니다.',
  takeBack: '여기로 되돌리기',
};
