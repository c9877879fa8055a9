/**
 * The only file of Pressmark that makes requests to the network. It is called by nothing but the synchronisation, and only
 * with the address of the folder that the reader typed into the settings and allowed there.
 */
export const request = (address: string, init: RequestInit): Promise<Response> => fetch(address, init);
