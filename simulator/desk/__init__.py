"""The presenters: data become view-states, intentions become actions. No pixels here."""
