import { createNet, Unreachable } from '../../src/doctor/net.js';

it('asks nobody but the addresses that the doctor was given, by whatever link', async () => {
  const asked: string[] = [];
  const net = createNet({
    async send(url) {
      asked.push(url.href);
      return new Response(null, { status: 302, headers: { location: 'https://other.example/' } });
    },
    origins: ['https://shop.example'],
    timeoutMs: 1_000,
  });
  const other = new URL('https://other.example/');
  await expect(net.ask(other, { method: 'GET' })).rejects.toThrow(Unreachable);
  await expect(net.get(other)).rejects.toThrow(Unreachable);
  expect(await net.get(new URL('https://shop.example/'))).toMatchObject({ status: 302 });
  expect(asked).toEqual(['https://shop.example/']);
});
