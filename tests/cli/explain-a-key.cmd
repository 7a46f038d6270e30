"$INSTROOM" explain academie.lead_time
