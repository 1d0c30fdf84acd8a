// Tiếng Việt.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Bây giờ bạn có thể quay lại',
  hint: 'Hãy quay lại cửa sổ ban đầu, hoặc đóng cửa sổ này. Việc xác minh sẽ tiếp tục ở đó.',
  goOn: 'Tiếp tục',
};
