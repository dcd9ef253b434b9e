-- What was committed to, drawn, studied and left waiting stays: nothing in the application takes any of it away, nor may it.
REVOKE DELETE ON draw, draw_result, draw_commitment, draw_study, waiting_wish FROM gradins_app;
