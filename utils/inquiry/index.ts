// inquiry: questions become counts with denominators. Pure. Empty until the inquiry issue; may import model.
export {};
