// A window for a provider's page. Only in a click, and before anything is awaited: a browser allows no other (check 52).

export const openPopup = (): Window | null => window.open('', '', 'popup,width=480,height=800');
