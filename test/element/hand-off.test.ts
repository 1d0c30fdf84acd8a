import { expect } from '@open-wc/testing';
import jsQR from 'jsqr';
import { render } from 'lit';
import { code } from '../../src/element/qr-code.js';
import { texts as arabic } from '../../src/i18n/ar/hand-off-texts.js';
import { texts as german } from '../../src/i18n/de/hand-off-texts.js';
import { texts as english, type HandOffTexts } from '../../src/i18n/en/hand-off-texts.js';
import { click, recordEvents, textOf, untilState } from '../support/element.js';
import {
  handingMerchant,
  link,
  mountAt,
  onPhone,
  shadow,
  typeDigits,
  until,
} from '../support/handing-merchant.js';

describe('going on on a phone', { timeout: 60_000 }, () => {
  it('begins at the button beside the page, and ends with the phone’s verdict', async () => {
    const merchant = handingMerchant();
    const element = await mountAt(merchant);
    const { names, events } = recordEvents(element);
    await click(element, 'Continue on your phone');
    await until(() => shadow(element).querySelector('[part=code]') !== null);
    expect(shadow(element).querySelector('iframe')).to.equal(null);
    expect(merchant.asked).to.deep.equal([{ language: 'en', capture: 'hosted' }]);
    expect(shadow(element).innerHTML).not.to.contain(link.split('#')[1]);
    const squares = shadow(element).querySelector('[part=code] path') as SVGPathElement;
    expect(getComputedStyle(squares).stroke, 'as our icons have, it would fill the gaps').to.equal('none');

    merchant.elsewhere = { state: 'claimed', isQuiet: false };
    await typeDigits(element, '42');
    await until(() => textOf(element).includes('You are continuing on your phone'));
    expect(names).to.contain('kyc-notice');
    expect(JSON.stringify(events.map(({ detail }) => detail))).to.contain('CONTINUED_ELSEWHERE');

    merchant.status = { status: 'approved' };
    await until(() => element.state === 'succeeded');
    expect(merchant.sessions).to.equal(1);
  });

  it('shows a new code after wrong digits, and says so', async () => {
    const merchant = handingMerchant();
    const element = await mountAt(merchant, { handOff: 'force' });
    await until(() => shadow(element).querySelector('[part=code]') !== null);
    merchant.elsewhere = { state: 'claimed', isQuiet: false };
    await typeDigits(element, '41');
    await until(() => textOf(element).includes('Those were not the digits.'));
    expect(merchant.asked).to.have.length(3);
  });

  it('takes digits from a keyboard that has its own', async () => {
    const merchant = handingMerchant();
    const element = await mountAt(merchant, { handOff: 'force' });
    await until(() => shadow(element).querySelector('[part=code]') !== null);
    merchant.elsewhere = { state: 'claimed', isQuiet: false };
    await typeDigits(element, '۴۲');
    await until(() => textOf(element).includes('You are continuing on your phone'));
    expect(merchant.asked.at(-1)).to.deep.equal({ digits: '42' });
  });

  it('sends the link by SMS where the server offers that, and says what came of it', async () => {
    const merchant = handingMerchant();
    merchant.sms = 'known';
    const element = await mountAt(merchant, { handOff: 'force' });
    await click(element, 'Send the link by SMS');
    await until(() => textOf(element).includes('The link is on its way to your phone.'));
    merchant.sends = false;
    await click(element, 'Send the link by SMS');
    await until(() => textOf(element).includes('The link could not be sent.'));
    expect(merchant.asked.slice(1)).to.deep.equal([{ sms: { link } }, { sms: { link } }]);
  });

  it('asks for a number where the server wants one, and offers no SMS where it has none', async () => {
    const merchant = handingMerchant();
    merchant.sms = 'number';
    const element = await mountAt(merchant, { handOff: 'force' });
    await until(() => shadow(element).querySelector('[part=number-field]') !== null);
    const field = shadow(element).querySelector<HTMLInputElement>('[part=number-field]') as HTMLInputElement;
    expect(field.labels?.[0]?.textContent.trim()).to.equal('Your mobile number, with country code');
    field.form?.requestSubmit(); // the browser asks for a number first
    field.value = ' +43 660 ١٢٣';
    field.form?.requestSubmit();
    await until(() => textOf(element).includes('The link is on its way to your phone.'));
    expect(merchant.asked.slice(1)).to.deep.equal([{ sms: { link, to: '+43 660 123' } }]);

    const without = await mountAt(handingMerchant(), { handOff: 'force' });
    await until(() => shadow(without).querySelector('[part=code]') !== null);
    expect(textOf(without)).not.to.contain('SMS');
  });

  it('that began in another tab takes the page away here too, and that is said', async () => {
    const merchant = handingMerchant();
    const element = await mountAt(merchant);
    const { names } = recordEvents(element);
    await untilState(element, 'active');
    merchant.elsewhere = onPhone;
    await until(() => textOf(element).includes('You are continuing on your phone'));
    expect(shadow(element).querySelector('iframe')).to.equal(null);
    await click(element, 'Take it back here');
    await until(() => shadow(element).querySelector('iframe') !== null);
    merchant.status = { status: 'approved' };
    await until(() => element.state === 'succeeded');
    expect(names.filter((name) => name === 'kyc-submit').length).to.be.at.most(1);
  });

  it('comes back here: the page is shown again, and the phone is told', async () => {
    const merchant = handingMerchant();
    merchant.elsewhere = { ...onPhone, isQuiet: true };
    const element = await mountAt(merchant);
    await until(() => textOf(element).includes('We have not heard from your phone for a while.'));
    expect(shadow(element).querySelector('iframe')?.hasAttribute('name') ?? false).to.equal(false);
    await click(element, 'Take it back here');
    await untilState(element, 'active');
    expect(merchant.asked).to.deep.equal([{ takeBack: true }]);
    expect(merchant.sessions).to.equal(1);
  });

  it('speaks in the page’s own words, in the offer, on the screen and to who cannot see it', async () => {
    const texts = { handOff: 'Go on with your mobile', handOffHint: 'Point your mobile at it.' };
    const element = await mountAt(handingMerchant(), { texts });
    await click(element, texts.handOff);
    await until(() => textOf(element).includes(texts.handOffHint));
    const title = shadow(element).querySelector('[part=message] [part=title]');
    expect(title?.textContent).to.equal(texts.handOff);
    const told = () => shadow(element).querySelector('.said')?.textContent;
    await until(
      () => shadow(element).activeElement === title || told() === texts.handOff + texts.handOffHint,
    );
  });

  it('follows the customer’s language in mid-way: in the offer and on every screen', async () => {
    const merchant = handingMerchant();
    merchant.sms = 'number';
    const element = await mountAt(merchant);
    const expectInEach = async (key: keyof HandOffTexts) => {
      for (const [lang, texts] of Object.entries({ de: german, ar: arabic, en: english })) {
        element.lang = lang;
        await until(() => textOf(element).includes(texts[key]));
      }
    };
    await expectInEach('handOff');
    await click(element, english.handOff);
    await expectInEach('smsNumber');
    merchant.elsewhere = { state: 'claimed', isQuiet: false };
    await expectInEach('typeDigits');
    merchant.elsewhere = onPhone;
    await expectInEach('takeBack');
    merchant.elsewhere = { ...onPhone, isQuiet: true };
    await expectInEach('phoneQuiet');
  });

  it('is not offered where the page wants none, nor by a server that has none', async () => {
    for (const [extra, handOff] of [
      [{}, 'off'],
      [{ deviceUrl: undefined }, 'force'],
    ] as const) {
      const element = await mountAt(handingMerchant(extra), { handOff });
      await untilState(element, 'active');
      expect(textOf(element)).not.to.contain('Continue on your phone');
      element.remove();
    }
  });

  it('sends nothing to an address of another origin', async () => {
    const element = await mountAt(handingMerchant({ deviceUrl: 'https://evil.example/device' }));
    await untilState(element, 'failed');
    expect(element.outcome).to.include({ kind: 'error', code: 'TOKEN_RESPONSE_INVALID' });
  });
});

describe('the code', () => {
  for (const scheme of ['light', 'dark'])
    for (const size of [120, 180, 240])
      it(`is read by a decoder at ${size} px, ${scheme}`, async () => {
        const box = document.createElement('div');
        render(code(link, 'Scan'), box);
        const drawing = box.querySelector('svg') as SVGSVGElement;
        drawing.setAttribute('width', String(size));
        drawing.setAttribute('height', String(size));
        const image = new Image(size, size);
        const markup = new XMLSerializer().serializeToString(drawing);
        image.src = `data:image/svg+xml,${encodeURIComponent(markup)}`;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), {
          width: size + 80,
          height: size + 80,
        });
        const brush = canvas.getContext('2d') as CanvasRenderingContext2D;
        brush.fillStyle = scheme === 'dark' ? '#0b1220' : '#fff';
        brush.fillRect(0, 0, canvas.width, canvas.height);
        brush.drawImage(image, 40, 40, size, size);
        const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height);
        expect(jsQR(data, width, height)?.data).to.equal(link);
      });
});
