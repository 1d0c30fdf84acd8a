// The codes of `kyc-error`. `npm run manifest` writes the table of docs/element.md from the comments: what a
// code means, `@mend` with what to do, and `@retryable` with whether a new attempt may succeed as things are.
// A code without a comment shares that of the code before it.

/** Every code that `kyc-error` can have. The table of docs/element.md says what each means and what to do. */
export type KycErrorCode =
  /**
   * Neither `token-endpoint` nor `requestSession` is set, or the endpoint is not a valid address.
   * @mend Set one.
   * @retryable no
   */
  | 'CONFIGURATION_INVALID'
  /**
   * The page is not served over https.
   * @mend Serve it over https (localhost is fine).
   * @retryable no
   */
  | 'INSECURE_CONTEXT'
  /**
   * Your server could not be reached, or refused. After a network error, 408, 429 or 5xx the request was
   * tried three times.
   * @mend Look at the status in `message`.
   * @retryable unless it is another 4xx
   */
  | 'TOKEN_REQUEST_FAILED'
  /**
   * Your token endpoint, or `requestSession`, gave no answer in 15 s.
   * @mend Make it faster.
   * @retryable yes
   */
  | 'TOKEN_REQUEST_TIMEOUT'
  /**
   * The answer has none of the shapes in docs/contract.md, or is a redirect.
   * @mend `message` names the field.
   * @retryable no
   */
  | 'TOKEN_RESPONSE_INVALID'
  /**
   * Your server answered 401.
   * @mend Sign the customer in.
   * @retryable yes
   */
  | 'NOT_SIGNED_IN'
  /**
   * Your server answered 409: the provider cannot enrol this customer as things are.
   * @mend Complete the customer's data at the provider.
   * @retryable no
   */
  | 'NOT_ELIGIBLE'
  /**
   * Your server answered 429 with this code: too many sessions were begun in a day.
   * @mend Wait for `Retry-After`, or call `kyc.allowSession(userId)` of the kit
   *   (docs/server.md, New sessions).
   * @retryable no
   */
  | 'SESSION_LIMIT'
  /**
   * Your server answered 403 with this code: the customer has not agreed to the current text.
   * @mend Set `consent-endpoint`, or ask on your page.
   * @retryable yes
   */
  | 'CONSENT_REQUIRED'
  /**
   * The text cannot be loaded, cannot be read or has no words in it, or the decision cannot be stored. Nobody
   * can agree to what they cannot read.
   * @mend `message` says why. For a text without words, and for a policy with Trusted Types, see
   *   docs/security.md, A consent's text.
   * @retryable if your server could not be reached
   */
  | 'CONSENT_UNAVAILABLE'
  /**
   * The page's address is not https, contains credentials, or has an origin that `provider-origins` does not
   * list.
   * @mend Correct the list or the server.
   * @retryable no
   */
  | 'URL_NOT_ALLOWED'
  /**
   * Your Content-Security-Policy does not allow the frame, or the return page in it. Or your
   * Cross-Origin-Embedder-Policy keeps the page out, and no window can be opened.
   * @mend Do what `message` says.
   * @retryable no
   */
  | 'FRAME_BLOCKED'
  /**
   * A Permissions-Policy, or the frame that your page is in, blocks the camera. Only Chromium reports this.
   * @mend Write the header as in docs/headers.md.
   * @retryable no
   */
  | 'CAMERA_BLOCKED_BY_POLICY'
  /**
   * The session ended before the customer was done, or your server does not know it (404, 410). It was
   * renewed once if possible.
   * @mend Offer a new attempt.
   * @retryable yes
   */
  | 'SESSION_EXPIRED'
  /**
   * The provider's page refused its token twice.
   * @mend Offer a new attempt. Check clocks and credentials.
   * @retryable yes
   */
  | 'SESSION_UNAUTHORIZED'
  /**
   * Your status endpoint refused, or gave three answers that cannot be read. While it cannot be reached, the
   * element keeps trying.
   * @mend Look at the status in `message`.
   * @retryable no
   */
  | 'STATUS_UNAVAILABLE'
  /**
   * The verdict: not verified. With `level` and `score`, if the provider gives them.
   * @mend Your process decides; no button is shown.
   * @retryable no
   */
  | 'VERIFICATION_REJECTED'
  /**
   * The provider could not complete the verification.
   * @mend Offer a new attempt.
   * @retryable yes
   */
  | 'VERIFICATION_FAILED'
  /**
   * The provider's page failed, or something unexpected in the page did.
   * @mend Offer a new attempt.
   * @retryable yes
   */
  | 'INTERNAL_ERROR'
  /**
   * The page failed with an undocumented code. Its first 64 characters are in `providerCode`.
   * @mend Ask the provider.
   * @retryable yes
   */
  | 'UNKNOWN_PROVIDER_ERROR'
  /**
   * The provider's code for a finished session. Never raised: the element treats the session as finished and
   * asks your server.
   */
  | 'SESSION_ALREADY_COMPLETED'
  /**
   * Why there is no camera for `capture="own"`. Never raised: the customer is told, and continues with files.
   */
  | 'CAMERA_UNSUPPORTED'
  | 'CAMERA_DENIED'
  | 'CAMERA_NOT_FOUND'
  | 'CAMERA_IN_USE'
  /**
   * A picture of `capture="own"` could not be sent, twice, or your server refused it.
   * @mend Check your server and the provider.
   * @retryable unless it was refused
   */
  | 'UPLOAD_FAILED';
