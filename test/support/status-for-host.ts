// A request with a Host header of one's own, which fetch would not send.

import { request } from 'node:http';

/** The status of the answer. */
export const statusForHost = (url: string, host: string) =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
