# Ce que le programme dit du texte tapé ou collé : dates, longueur, caractères retirés.
problem-date-unreadable = « { $text } » n’est pas une date. Écrivez-la comme 2017-03-03 ou 3 mars 2017.
problem-date-half = « { $text } » n’est qu’une partie de date. Écrivez le jour, le mois et les quatre chiffres de l’année, comme 3 mars 2017.
problem-date-ambiguous = « { $text } » peut être { $first } ou { $second }. Laquelle ? Écrivez-la comme { $first }, ou avec le mois en lettres.
problem-date-impossible = Le jour « { $text } » n’existe pas. Vérifiez le jour et le mois.
problem-date-weekday = « { $text } » : { $first } tombe un autre jour de la semaine. Vérifiez la date ou enlevez le jour de la semaine.
problem-date-too-early = « { $text } » est trop loin dans le passé. La première date possible ici est { $first }.
problem-date-too-late = « { $text } » est trop loin dans l’avenir. La dernière date possible ici est { $first }.
problem-date-future = « { $text } » est dans l’avenir. Ici, la date peut être au plus tard { $first }.
