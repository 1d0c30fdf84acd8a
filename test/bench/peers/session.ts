// What a merchant's page does for each of the peers: asks its own server for the customer's session.

export interface PeerSession {
  readonly sessionId: string;
  readonly accessToken: string;
  readonly page: { readonly url: string };
}

export async function requestPeerSession(): Promise<PeerSession> {
  const response = await fetch('token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  return response.json();
}
